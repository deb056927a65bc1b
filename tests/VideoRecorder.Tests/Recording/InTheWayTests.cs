using VideoRecorder.Core.Status;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Recording;

/// <summary>Something stands where a file or folder of the recorder should be: the log says what, and recording goes on where it can.</summary>
public sealed class InTheWayTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_in_the_place_of_the_next_folder_costs_its_number_only()
    {
        Put("clips/000001");
        Put("clips/000002");
        RecorderBench bench = Run();

        Assert.Equal(10, bench.Log.With("Recording video: /clips/000003/").Count);
        Assert.Single(bench.Log.With("is a file where a folder belongs; move it off the card. The clips go to the next folder number"));
        Assert.Empty(bench.Log.With("Card error"));
    }

    [Fact]
    public void A_file_with_the_highest_folder_number_does_not_end_recording()
    {
        Put("clips/999999");
        RecorderBench bench = Run();

        Assert.Equal(10, bench.Log.With("Recording video: /clips/000001/").Count);
        Assert.Equal(RecorderFault.None, bench.State.Fault);
    }

    [Fact]
    public void That_no_folder_number_is_left_is_said_as_such()
    {
        Directory.CreateDirectory(_folder.File("clips/999999"));
        RecorderBench bench = Run();

        Assert.Single(bench.Log.With("Card error: no folder number is left after /clips/999999"));
        Assert.Empty(bench.Log.With("full"));
        Assert.Equal(RecorderFault.NoCard, bench.State.Fault);
        Assert.True(bench.Catalogue.IsComplete);
    }

    [Fact]
    public void A_file_in_the_place_of_all_clips_is_named_and_recording_goes_on_without_it()
    {
        Put("clips");
        RecorderBench bench = Run();
        Assert.Single(bench.Log.With("Card error: /clips is a file where a folder belongs; move it off the card"));
        Assert.Equal(RecorderFault.NoCard, bench.State.Fault);

        File.Delete(_folder.File("clips"));
        bench.RunUntil(300_000);

        Assert.NotEmpty(bench.Log.With("Recording video: /clips/000001/"));
        Assert.Single(bench.Log.With("The card works again"));
    }

    [Fact]
    public void A_file_in_the_place_of_the_log_folder_is_named_and_stops_nothing()
    {
        Put("log");
        RecorderBench bench = Run();

        Assert.Single(bench.Log.With("The log cannot be written to the card: /log is a file where a folder belongs"));
        Assert.Equal(10, bench.Log.With("Recording video").Count);
    }

    [Fact]
    public void A_folder_in_the_place_of_the_log_file_is_named_until_it_is_gone()
    {
        Directory.CreateDirectory(_folder.File("log/recorder.log"));
        RecorderBench bench = Run();
        Assert.Single(bench.Log.With("The log cannot be written to the card: /log/recorder.log is a folder where a file belongs"));

        Directory.Delete(_folder.File("log/recorder.log"));
        bench.RunUntil(400_000);

        Assert.Single(bench.Log.With("The log is written to the card again"));
        Assert.Contains("Recording video: /clips/000001/video000001-000.avi", File.ReadAllText(_folder.File("log/recorder.log")));
    }

    [Fact]
    public void A_folder_in_the_place_of_the_probe_is_named_and_marks_count()
    {
        Directory.CreateDirectory(_folder.File("clips/probe.tmp"));
        RecorderBench bench = Run();

        Assert.Single(bench.Log.With("/clips/probe.tmp cannot be tried"));
        Assert.True(bench.Catalogue.KeepsMarks);
        Assert.Equal(10, bench.Log.With("Recording video").Count);
    }

    [Fact]
    public void A_folder_in_the_place_of_the_next_clip_costs_its_number_only()
    {
        RecorderBench bench = new(_folder.Path);
        bench.RunUntil(30_000);
        Directory.CreateDirectory(_folder.File("clips/000001/video000001-002.avi"));
        bench.RunUntil(199_000);

        Assert.Single(bench.Log.With("Recording video: /clips/000001/video000001-003.avi"));
        Assert.Equal(10, bench.Log.With("Recording video").Count);
        Assert.Empty(bench.Log.With("Card error"));
    }

    private void Put(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(path))!);
        File.WriteAllText(_folder.File(path), "not ours");
    }

    private RecorderBench Run()
    {
        RecorderBench bench = new(_folder.Path);
        bench.RunUntil(199_000);
        return bench;
    }
}
