using BenchmarkDotNet.Attributes;
using VideoRecorder.Benchmarks.Support;
using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.Benchmarks.Avi;

/// <summary>What a frame costs: the writer alone, and with the bytes going to a file.</summary>
[MemoryDiagnoser]
[Config(typeof(PerFrameConfig))]
public class AviWriterBenchmark
{
    private const int FramesPerClip = 1000;

    private readonly CameraFrame _frame = new();
    private readonly AviWriter _writer = new(FramesPerClip);
    private string _folder = string.Empty;
    private PictureCamera _camera = null!;
    private DiscardedClip _discarded = null!;
    private ClipFile _file = null!;

    /// <summary>Makes the pictures and the file.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _camera = new PictureCamera(Pictures.Make(50, 640, 480), 640, 480);
        _discarded = new DiscardedClip();
        _folder = Directory.CreateTempSubdirectory("videorecorder-").FullName;
        _file = ClipFile.Create(Path.Combine(_folder, "clip.avi"));
    }

    /// <summary>Removes the file.</summary>
    [GlobalCleanup]
    public void CleanUp()
    {
        _file.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A clip whose bytes go nowhere.</summary>
    [Benchmark(OperationsPerInvoke = FramesPerClip)]
    public void WriterAlone() => WriteClip(_discarded);

    /// <summary>A clip in a file, begun and finished as the recorder does.</summary>
    [Benchmark(OperationsPerInvoke = FramesPerClip)]
    public void WithFile() => WriteClip(_file);

    private void WriteClip(IFile clip)
    {
        clip.Truncate(0);
        _writer.Begin(clip, 640, 480, 20);
        for (int i = 0; i < FramesPerClip; i++)
        {
            _camera.TakeFrame(0, _frame);
            _writer.AddFrame(_camera, _frame);
        }

        _writer.Finish(FramesPerClip * 50);
    }
}
