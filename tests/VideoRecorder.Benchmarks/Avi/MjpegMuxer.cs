using VideoRecorder.Benchmarks.Support;
using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Ports.Camera;

namespace VideoRecorder.Benchmarks.Avi;

/// <summary>Puts a file of JPEG frames, one after the other, into an AVI file.</summary>
internal static class MjpegMuxer
{
    public const string Command = "mux";

    private const int FramesPerSecond = 25;

    public static int Run(string frames, string clip)
    {
        using var camera = new MjpegFileCamera(frames);
        using ClipFile file = ClipFile.Create(clip);
        var writer = new AviWriter(AviWriter.MaxIndexBytes / 16);
        var frame = new CameraFrame();
        writer.Begin(file, 640, 480, FramesPerSecond);
        while (camera.TakeFrame(0, frame) && !writer.IsFull(frame.Length))
        {
            writer.AddFrame(camera, frame);
        }

        writer.Finish(writer.Slots * 1000L / FramesPerSecond);
        file.Close();
        return 0;
    }
}
