using VideoRecorder.Benchmarks.Compare;
using VideoRecorder.Benchmarks.Support;
using VideoRecorder.Core.Avi;

namespace VideoRecorder.Benchmarks.Avi;

/// <summary>A file of JPEG frames becomes an AVI file: our writer against ffmpeg, which copies the frames as they are.</summary>
internal sealed class FfmpegComparison : IComparison
{
    private const int Frames = 5000;
    private const int DistinctFrames = 250;

    private readonly string _folder = Directory.CreateTempSubdirectory("videorecorder-").FullName;
    private long _bytes;

    public string Name => "ffmpeg";

    public string Work => $"{Frames} VGA frames, {_bytes / 1048576} MB, into an AVI file with an index";

    private string Input => Path.Combine(_folder, "frames.mjpeg");

    private string Ours => Path.Combine(_folder, "ours.avi");

    private string Theirs => Path.Combine(_folder, "theirs.avi");

    public void Prepare()
    {
        byte[][] pictures = Pictures.Make(DistinctFrames, 640, 480);
        using FileStream input = File.Create(Input);
        for (int i = 0; i < Frames; i++)
        {
            input.Write(pictures[i % DistinctFrames]);
        }

        _bytes = input.Length;
    }

    public void RunOurs() => Tool.RunThis(MjpegMuxer.Command, Input, Ours);

    public void RunTheirs() =>
        Tool.Run("ffmpeg", "-nostdin", "-v", "error", "-f", "mjpeg", "-i", Input, "-c", "copy", Theirs);

    public void Check()
    {
        using (ClipFile clip = ClipFile.Open(Ours))
        {
            var slots = new byte[4];
            clip.Read(48, slots, 0, 4);
            if (new AviRepair().Inspect(clip) != AviFileState.Finished || BitConverter.ToInt32(slots) != Frames)
            {
                throw new ComparisonException("Our clip is not whole.");
            }
        }

        if (new FileInfo(Theirs).Length < _bytes)
        {
            throw new ComparisonException("The clip of ffmpeg is not whole.");
        }

        File.Delete(Ours);
        File.Delete(Theirs);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
