using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Status;
using VideoRecorder.Core.Storage;
using VideoRecorder.Core.Time;
using VideoRecorder.Tests.Avi;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Storage;

/// <summary>
/// Power cuts and errors at every write where clips are renamed and where those with two names are deleted, on a card whose
/// names share their clusters: whatever is left, a later deletion never takes the bytes of another clip.
/// </summary>
public sealed class TwinCutTests
{
    private const int Never = 1_000_000;
    private static readonly DateTime Noon = new(2026, 11, 22, 12, 0, 0);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cut_in_a_rename_and_cuts_in_the_deletions_after_it_cost_no_other_clip_a_byte(bool straddles)
    {
        int writes = Rename(new FatCard { Straddles = straddles }, Never, 0);
        Assert.InRange(writes, 6, 40);
        for (int first = 0; first <= writes; first++)
        {
            FatCard renamed = new() { Straddles = straddles };
            Rename(renamed, first, 0);
            bool isCut = true;
            for (int second = 0; isCut; second++)
            {
                FatCard card = renamed.Copy();
                isCut = IsCut(card, second, () => EvictAll(card));
                CheckAfterwards(card.Copy(), $"cuts at {first}, {second}");
                bool isCutAgain = isCut;
                for (int third = 0; isCutAgain; third++)
                {
                    FatCard again = card.Copy();
                    isCutAgain = IsCut(again, third, () => EvictAll(again));
                    CheckAfterwards(again, $"cuts at {first}, {second}, {third}");
                }
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_rename_that_fails_half_way_is_noticed_at_once(bool straddles)
    {
        int renameWrites = Rename(new FatCard { Straddles = straddles }, Never, 0);
        for (int fault = 1; fault <= renameWrites; fault++)
        {
            FatCard card = new() { Straddles = straddles };
            Rename(card, Never, fault);
            CheckAfterwards(card, $"fault at {fault}");
        }
    }

    [Fact]
    public void A_cut_while_the_log_changes_over_to_its_other_file_costs_no_file_a_byte()
    {
        FatCard full = new();
        full.CreateFolder("/log");
        foreach (string path in new[] { "/log/recorder.log", "/log/recorder.1.log" })
        {
            var file = full.Create(path);
            file.Append(new byte[262_100], 0, 262_100);
            file.Close();
        }

        bool isCut = true;
        for (int cut = 0; isCut; cut++)
        {
            FatCard card = full.Copy();
            isCut = IsCut(card, cut, () => Bench(card).RunUntil(10_000));
            Bench(card).RunUntil(30_000);
            Assert.All(card.Paths, path => Assert.True(card.BytesOf(path) is not null, $"{path} is damaged after a cut at {cut}"));
            var file = card.Open(card.Paths.Last(p => p.StartsWith("/log", StringComparison.Ordinal)), true);
            file.Append(new byte[262_100], 0, 262_100);
            file.Close();
            Bench(card).RunUntil(30_000);
            Assert.All(card.Paths, path => Assert.True(card.BytesOf(path) is not null, $"{path} is damaged after a cut at {cut}"));
            CheckAfterwards(card, $"a cut at {cut}");
        }
    }

    [Fact]
    public void Two_clips_with_the_same_pictures_are_not_taken_for_one()
    {
        FatCard card = new();
        RecorderBench bench = Bench(card);
        bench.RunUntil(50_000);
        card.Rename("/clips/000001/video000001-000.avi", "/clips/000001/20261122120000.avi");
        byte[] first = card.BytesOf("/clips/000001/20261122120000.avi")!;
        byte[] second = card.BytesOf("/clips/000001/video000001-001.avi")!;
        Assert.Equal(first.Length, second.Length);
        Assert.InRange(first.Zip(second).Count(pair => pair.First != pair.Second), 1, 4);

        Assert.Equal(3, Scanned(card).State.ClipCount);
    }

    [Fact]
    public void What_a_deletion_left_under_its_short_name_is_not_sent_and_gives_way_first()
    {
        FatCard card = new() { Straddles = true };
        Bench(card).RunUntil(50_000);
        IsCut(card, 1, () => card.Delete("/clips/000001/video000001-001.avi"));
        Assert.Contains("/clips/000001/VIDEO0~1.AVI", card.Paths);

        RecorderBench bench = Scanned(card);

        Assert.Equal(Clips("video000001-000.avi", "video000001-001.uploaded.avi", "video000001-002.avi"), ClipsOf(card));
        Assert.Equal((3, 2), (bench.State.ClipCount, bench.State.PendingUploads));
        Assert.True(Room(bench).Evict(true));
        Assert.Equal(Clips("video000001-000.avi", "video000001-002.avi"), ClipsOf(card));
    }

    [Theory]
    [InlineData("202412~1.AVI", "a film of somebody else")]
    [InlineData("VIDEO0~1.AVI", "")]
    [InlineData("HOLIDA~1.AVI", null)]
    public void A_short_name_that_is_not_certainly_a_clip_of_ours_is_left_alone(string name, string? content)
    {
        FatCard card = new();
        Bench(card).RunUntil(50_000);
        string path = "/clips/000001/" + name;
        byte[] bytes = content is null ? card.BytesOf("/clips/000001/video000001-000.avi")! : System.Text.Encoding.ASCII.GetBytes(content);
        var file = card.Create(path);
        file.Append(bytes, 0, bytes.Length);
        file.Close();

        RecorderBench bench = Scanned(card);

        Assert.Equal((3, 3), (bench.State.ClipCount, bench.State.PendingUploads));
        EvictAll(card);
        Assert.Equal(bytes, card.BytesOf(path));
    }

    [Fact]
    public void While_a_clip_is_recorded_one_with_two_names_is_passed_over()
    {
        FatCard card = new();
        Rename(card, 1, 0);
        RoomKeeper room = Room(Scanned(card));

        Assert.True(room.Evict(false));
        Assert.Equal(Clips("20261122115910.avi", "video000001-000.avi", "video000001-002.avi"), ClipsOf(card));
        Assert.True(room.Evict(true));
        Assert.Equal(Clips("video000001-002.avi"), ClipsOf(card));
    }

    private static RecorderBench Bench(FatCard card) =>
        new("none", s => (s.CaptureDurationSec, s.FramesPerSecond) = (2, 2), cameraIntervalMs: 500, card: card);

    // Three clips that get their time, with a cut or an error at one of the writes of that.
    private static int Rename(FatCard card, int cutAfter, int faultAt)
    {
        RecorderBench bench = Bench(card);
        bench.RunUntil(50_000);
        long before = card.Writes;
        card.FailAtWrite = faultAt == 0 ? 0 : before + faultAt;
        IsCut(card, cutAfter, () =>
        {
            bench.Clock.SetWallTime(Noon);
            bench.Run(9_000);
        });
        int writes = (int)(card.Writes - before);
        card.FailAtWrite = 0;
        if (faultAt != 0)
        {
            RoomKeeper room = Room(bench);
            for (int i = 0; i < 3; i++)
            {
                Assert.True(room.Evict(true));
                bench.Run(20_000);
            }
        }

        return writes;
    }

    private static bool IsCut(FatCard card, int after, Action work)
    {
        card.CutAfter(after);
        try
        {
            work();
            return false;
        }
        catch (PowerCut)
        {
            return true;
        }
        finally
        {
            card.Boot();
        }
    }

    private static RecorderBench Scanned(FatCard card)
    {
        RecorderBench bench = Bench(card);
        bench.Camera.IsPresent = false;
        bench.RunUntil(10_000);
        Assert.True(bench.State.IsScanned);
        return bench;
    }

    private static RoomKeeper Room(RecorderBench bench)
    {
        LocalClock local = new(bench.Clock, TimeZoneRule.From(bench.Settings));
        return new RoomKeeper(bench.Settings, bench.Card, bench.State, new RecorderLog(bench.Log, bench.State, local));
    }

    private static void EvictAll(FatCard card)
    {
        RoomKeeper room = Room(Scanned(card));
        while (room.Evict(true))
        {
        }
    }

    // New clips take the places that are free; then all older ones are deleted.
    private static void CheckAfterwards(FatCard card, string what)
    {
        Bench(card).RunUntil(70_000);
        string[] names = [.. ClipsOf(card)];
        string newest = names.Max(p => p[..^Path.GetFileName(p).Length])!;
        Dictionary<string, byte[]?> recorded = names.Where(p => p.StartsWith(newest, StringComparison.Ordinal)).ToDictionary(p => p, card.BytesOf);
        Assert.True(recorded.Count >= 3, what);
        Assert.All(recorded, clip => Assert.True(clip.Value is not null, $"{clip.Key} is damaged after {what}"));

        EvictAll(card);

        string[] left = [.. ClipsOf(card)];
        Assert.True(left.Length == 1 && recorded.ContainsKey(left[0]), $"{string.Join(" ", left)} left after {what}");
        Assert.True(recorded[left[0]]!.SequenceEqual(card.BytesOf(left[0]) ?? []), $"{left[0]} is damaged after {what}");
        Assert.DoesNotContain(card.Paths, p => p.StartsWith("/clips", StringComparison.Ordinal) && p != left[0]);
    }

    private static IEnumerable<string> ClipsOf(FatCard card) => card.Paths.Where(p => p.StartsWith("/clips/000", StringComparison.Ordinal) && p.Count(c => c == '/') == 3);

    private static IEnumerable<string> Clips(params string[] names) => names.Select(name => "/clips/000001/" + name);
}
