using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Status;
using VideoRecorder.Core.Storage;
using VideoRecorder.Core.Time;
using VideoRecorder.Tests.BadInput;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Storage;

/// <summary>FAT renames by writing the new name first: a power cut can leave a clip with both.</summary>
public sealed class TwinNameTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_clip_that_was_being_marked_is_one_delivered_clip_and_goes_with_both_names()
    {
        RecordThree();
        File.Copy(Clip("video000001-001.avi"), Clip("video000001-001.uploaded.avi"));

        RecorderBench bench = Scanned();

        Assert.Equal((3, 2), (bench.State.ClipCount, bench.State.PendingUploads));
        Assert.Equal(Directory.GetFiles(_folder.File("clips/000001")).Sum(path => new FileInfo(path).Length) - new FileInfo(Clip("video000001-001.avi")).Length, bench.State.UsedBytes);
        Assert.True(Room(bench).Evict(true));
        Assert.Equal(["video000001-000.avi", "video000001-002.avi"], bench.Clips);
    }

    [Fact]
    public void A_clip_that_was_being_renamed_is_one_clip_and_goes_with_both_names()
    {
        RecordThree();
        File.Move(Clip("video000001-000.avi"), Clip("20261122153911.avi"));
        File.Copy(Clip("video000001-001.avi"), Clip("20261122153931.avi"));

        RecorderBench bench = Scanned();

        Assert.Equal((3, 3), (bench.State.ClipCount, bench.State.PendingUploads));
        Assert.True(Room(bench).Evict(true));
        Assert.True(Room(bench).Evict(true));
        Assert.Equal(["video000001-002.avi"], bench.Clips);
    }

    [Fact]
    public void A_clip_that_a_damaged_folder_lists_twice_is_one_clip_that_waits()
    {
        CardEntry entry = new("video000001-000.avi", 2000, isFolder: false);
        HostileCard card = new() { Folders = { [ClipName.Root] = [new("000001", 0, isFolder: true)], ["/clips/000001"] = [entry, entry] } };
        VirtualTimeClock clock = new();
        LocalClock local = new(clock, TimeZoneRule.Fixed(0));
        SharedState state = new(0);
        ClipCreator creator = new(card, state, local);
        creator.Prepare();
        CardScan scan = new(card, state, creator, new RecorderLog(new LogLines(clock), state, local));

        while (scan.Step())
        {
        }

        Assert.Equal((1, 1), (state.ClipCount, state.PendingUploads));
    }

    [Fact]
    public void A_clip_with_two_names_that_is_delivered_and_kept_is_still_one_after_the_next_boot()
    {
        RecordThree();
        File.Move(Clip("video000001-000.avi"), Clip("20261122153911.uploaded.avi"));
        File.Copy(Clip("video000001-001.avi"), Clip("20261122153931.uploaded.avi"));

        RecorderBench bench = Scanned();

        Assert.Equal((3, 1), (bench.State.ClipCount, bench.State.PendingUploads));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 300)]
    [InlineData(0, -300)]
    public void Two_clips_are_not_taken_for_one_when_size_or_bytes_differ(int longer, int changedAt)
    {
        RecordThree();
        byte[] bytes = File.ReadAllBytes(Clip("video000001-001.avi"));
        Array.Resize(ref bytes, bytes.Length + longer);
        bytes[changedAt < 0 ? bytes.Length + changedAt : changedAt] ^= (byte)(changedAt == 0 ? 0 : 1);
        File.WriteAllBytes(Clip("20261122153931.avi"), bytes);

        Assert.Equal(4, Scanned().State.ClipCount);
    }

    [Fact]
    public void A_number_in_the_name_that_differs_says_that_there_are_two_clips()
    {
        RecordThree();
        File.Copy(Clip("video000001-000.avi"), Clip("20261122153931-000001-001.avi"));

        Assert.Equal(4, Scanned().State.ClipCount);
    }

    [Fact]
    public void The_uploader_leaves_a_delivered_clip_with_two_names_to_the_next_start_and_does_not_send_it_again()
    {
        RecordThree();
        File.Copy(Clip("video000001-001.avi"), Clip("20261122153931.avi"));
        RecorderBench recorder = Scanned();
        UploadBench bench = new();
        ClipName name = new() { Folder = 1, Stamp = 20261122153931, HasTwin = true };
        bench.Card.Files.Add(name.Path, File.ReadAllBytes(Clip("20261122153931.avi")));
        bench.State.Value.ClipFound(name, bench.Card.Files[name.Path].Length, ClipState.Pending);

        bench.Run(60_000);

        Assert.Single(bench.Server.Requests);
        Assert.Equal(0, bench.State.Value.PendingUploads);
        Assert.Equal([name.Path, "/clips/000001.001"], bench.Card.Files.Keys);
        File.WriteAllBytes(_folder.File("clips/000001.001"), []);
        Assert.Equal(3, recorder.State.ClipCount);
        Assert.Equal(2, Scanned().State.ClipCount);
        Assert.Equal(["video000001-000.avi", "video000001-002.avi"], Directory.GetFiles(_folder.File("clips/000001")).Select(Path.GetFileName).Order());
        Assert.False(File.Exists(_folder.File("clips/000001.001")));
    }

    private static RoomKeeper Room(RecorderBench bench)
    {
        LocalClock local = new(bench.Clock, TimeZoneRule.From(bench.Settings));
        return new RoomKeeper(bench.Settings, bench.Card, bench.State, new RecorderLog(bench.Log, bench.State, local));
    }

    private void RecordThree() => new RecorderBench(_folder.Path).RunUntil(50_000);

    private string Clip(string name) => _folder.File("clips/000001/" + name);

    private RecorderBench Scanned()
    {
        RecorderBench bench = new(_folder.Path);
        bench.Camera.IsPresent = false;
        bench.RunUntil(10_000);
        Assert.True(bench.State.IsScanned);
        return bench;
    }
}
