using VideoRecorder.Benchmarks.Support;
using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Time;

namespace VideoRecorder.Benchmarks.Bookkeeping;

/// <summary>A temporary folder that holds small clips as the recorder lays them out: one a minute, 100 to a folder.</summary>
internal sealed class FilledFolder : IDisposable
{
    private const int ClipsPerFolder = 100;

    /// <summary>Makes the folder and its clips.</summary>
    /// <param name="clips">How many.</param>
    public FilledFolder(int clips)
    {
        Path = Directory.CreateTempSubdirectory("videorecorder-").FullName;
        Clip = MakeClip();
        for (int i = 0; i < clips; i++)
        {
            var name = new ClipName
            {
                Folder = (i / ClipsPerFolder) + 1,
                Stamp = LocalStamp.Of(SteppedClock.Start.AddMinutes(i - clips)),
            };
            if (i % ClipsPerFolder == 0)
            {
                Directory.CreateDirectory(Path + ClipName.FolderPath(name.Folder));
            }

            File.WriteAllBytes(Path + name.Path, Clip);
        }
    }

    /// <summary>Gets where it is.</summary>
    public string Path { get; }

    /// <summary>Gets the bytes of each clip.</summary>
    public byte[] Clip { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>Records one small picture.</summary>
    private byte[] MakeClip()
    {
        string path = System.IO.Path.Combine(Path, "clip.avi");
        var camera = new PictureCamera(Pictures.Make(1, 64, 48), 64, 48);
        var frame = new CameraFrame();
        using (ClipFile file = ClipFile.Create(path))
        {
            var writer = new AviWriter(1);
            writer.Begin(file, 64, 48, 1);
            camera.TakeFrame(0, frame);
            writer.AddFrame(camera, frame);
            writer.Finish(1000);
        }

        byte[] clip = File.ReadAllBytes(path);
        File.Delete(path);
        return clip;
    }
}
