using System.Globalization;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Avi;
using VideoRecorder.Tests.RealFaults;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.VirtualBoard;

/// <summary>What a card says of its clips outlives a power cut: whether they were delivered, and when they were recorded.</summary>
public sealed class ClipStateTests : IDisposable
{
    private const string NoMarks = "The card does not keep which clips were delivered";

    private static readonly DateTime _morning = new(2026, 11, 22, 8, 0, 0, DateTimeKind.Utc);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_delivered_clip_that_is_kept_is_not_sent_again_after_a_cut()
    {
        BoardBench first = Start(_morning, Keep);
        first.RunUntil(19_000);
        BoardBench second = Start(_morning.AddHours(1), Keep);
        second.RunUntil(39_000);

        string kept = Assert.Single(first.Saved);
        Assert.True(Delivered.IsOn(_folder.Path + kept));
        Assert.Equal([Path.GetFileName(kept)], first.Server.Stored.Keys);
        Assert.Equal(Names(second), second.Server.Stored.Keys);
        Assert.Empty(Delivered.PendingClips(_folder.Path));
    }

    [Fact]
    public void A_cut_before_the_deletion_of_a_delivered_clip_sends_it_no_second_time()
    {
        BoardBench first = StartAndCutDeletion();
        string path = Assert.Single(first.Saved);
        Assert.True(Delivered.IsOn(_folder.Path + path));

        BoardBench second = Start(_morning.AddHours(1));
        second.RunUntil(39_000);

        Assert.Equal([Path.GetFileName(path)], first.Server.Stored.Keys);
        Assert.Equal(Names(second), second.Server.Stored.Keys);
        Assert.Equal(2, second.Server.Stored.Count);
        Assert.Equal([_folder.Path + path], Directory.GetFiles(_folder.File("clips"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_clip_whose_deletion_was_cut_off_gives_way_first()
    {
        Directory.CreateDirectory(_folder.File("clips/000005"));
        BoardBench first = StartAndCutDeletion();
        Directory.CreateDirectory(_folder.File("clips/000002"));
        ClipMaker.Write(_folder.File("clips/000002/20261122070000.avi"), Large(), 10, elapsedMs: 80_000);

        BoardBench second = Start(_morning.AddHours(1), settings => settings.MaxStorageMB = 1);
        second.Server.IsReachable = false;
        second.RunUntil(120_000);

        string[] gone = [.. second.Log.With("Deleted oldest clip").Select(line => line.Split(' ')[6])];
        Assert.Equal([Assert.Single(first.Saved), "/clips/000002/20261122070000.avi"], gone.Take(2));
        Assert.All(second.Log.With("Deleted oldest clip"), line => Assert.Equal(!line.Contains(first.Saved[0]), line.EndsWith(", not uploaded", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_clip_from_before_the_clock_was_known_is_sent_under_its_time()
    {
        Ffmpeg.SkipUnlessInstalled();
        BoardBench board = Start(null, Keep);
        board.Clock.At(6500, () => board.Clock.SetWallTime(_morning));
        board.RunUntil(19_000);

        string path = Assert.Single(board.Saved);
        Assert.Equal("/clips/000001/video000001-000.avi", path);
        (string sent, byte[] bytes) = Assert.Single(board.Server.Stored);
        string date = sent[..14];
        Assert.Equal(date + "-000001-000.avi", sent);
        DateTime time = DateTime.ParseExact(date, "yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        Assert.InRange(time, _morning.AddMilliseconds(-7500), _morning.AddMilliseconds(-5500));
        Assert.Equal($"{time:yyyy-MM-dd HH:mm:ss}", Ffmpeg.DateOf(_folder.Path + path));
        Assert.Equal(File.ReadAllBytes(_folder.Path + path), bytes);
        Assert.Single(board.Log.With($"Time of {path} is known now: {time:yyyy-MM-dd HH:mm:ss}"));
    }

    [Fact]
    public void A_delivered_clip_that_gets_its_date_later_stays_delivered()
    {
        BoardBench first = Start(null, Keep);
        first.Clock.At(26_000, () => first.Clock.SetWallTime(_morning));
        first.RunUntil(39_000);
        Assert.Contains("video000001-000.avi", first.Server.Stored.Keys);
        Assert.Single(first.Log.With("Time of /clips/000001/video000001-000.avi is known now"));
        Assert.NotEmpty(HeaderDate.Of(File.ReadAllBytes(_folder.File("clips/000001/video000001-000.avi"))));

        Assert.Empty(Delivered.PendingClips(_folder.Path));
        BoardBench second = Start(_morning.AddHours(1), Keep);
        second.RunUntil(19_000);
        Assert.Equal(Names(second), second.Server.Stored.Keys);
    }

    [Fact]
    public void A_clip_of_which_the_short_name_is_left_is_sent_under_its_time()
    {
        BoardBench first = Start(_morning, settings => settings.UploadUrl = string.Empty);
        first.RunUntil(19_000);
        string clip = Shorten(Assert.Single(first.Saved));
        byte[] bytes = File.ReadAllBytes(clip);

        BoardBench second = Start(_morning.AddHours(1));
        second.RunUntil(19_000);

        Assert.Equal(bytes, second.Server.Stored["20261122080000-000001-202611-1.avi"]);
        Assert.Equal(2, second.Server.Stored.Count);
        Assert.False(File.Exists(clip));
    }

    [Fact]
    public void A_cut_clip_of_which_the_short_name_is_left_is_repaired_and_sent()
    {
        Directory.CreateDirectory(_folder.File("clips/000001"));
        ClipMaker.Write(_folder.File("clips/000001/VIDEO0~1.AVI"), ClipMaker.Mixed(20), 10, elapsedMs: null);
        BoardBench board = Start(_morning);
        board.RunUntil(19_000);

        Assert.Single(board.Log.With("Repaired clip with 16 frames: /clips/000001/VIDEO0~1.AVI"));
        Assert.Contains("video000001-VIDEO0-1.avi", board.Server.Stored.Keys);
        Assert.False(File.Exists(_folder.File("clips/000001/VIDEO0~1.AVI")));
    }

    [Fact]
    public void A_delivered_clip_of_which_the_short_name_is_left_is_kept_and_not_sent()
    {
        BoardBench first = Start(_morning, Keep);
        first.RunUntil(19_000);
        string clip = Shorten(Assert.Single(first.Saved));
        byte[] bytes = File.ReadAllBytes(clip);

        BoardBench second = Start(_morning.AddHours(1), Keep);
        second.RunUntil(39_000);

        Assert.Equal(Names(second), second.Server.Stored.Keys);
        Assert.Equal(bytes, File.ReadAllBytes(clip));
        Assert.True(Delivered.IsOn(clip));
    }

    [Theory]
    [InlineData(MarkFault.Refused)]
    [InlineData(MarkFault.Forgotten)]
    [InlineData(MarkFault.AlwaysThere)]
    [InlineData(MarkFault.Stuck)]
    public void Where_a_card_keeps_no_marks_that_is_said_once_and_no_clip_is_lost(MarkFault fault)
    {
        HookedCard? card = null;
        BoardBench first = Start(_morning, Keep, inner => card = new HookedCard(Faulty(inner, fault)));
        first.RunUntil(19_000);
        card!.Error = (_, _) => CardError.NotPresent;
        first.RunUntil(39_000);
        card.Error = (_, _) => null;
        first.RunUntil(99_000);
        Assert.Single(first.Log.With("The card works again"));
        Assert.Single(first.Log.With(NoMarks));
        Assert.Equal(Names(first), first.Server.Stored.Keys.Order());

        BoardBench second = Start(_morning.AddHours(1), Keep, inner => Faulty(inner, fault));
        second.RunUntil(59_000);
        Assert.Single(second.Log.With(NoMarks));
        Assert.Equal([.. first.Saved, .. second.Saved], Directory.GetFiles(_folder.Path, "*.avi", SearchOption.AllDirectories).Select(path => path[_folder.Path.Length..]).Order());
        Assert.Equal(Names(first).Concat(Names(second)), second.Server.Stored.Keys.Order());
    }

    [Theory]
    [InlineData(MarkFault.Refused)]
    [InlineData(MarkFault.Forgotten)]
    [InlineData(MarkFault.AlwaysThere)]
    [InlineData(MarkFault.Stuck)]
    public void Where_a_card_keeps_no_marks_delivered_clips_are_deleted_all_the_same(MarkFault fault)
    {
        BoardBench board = Start(_morning, null, inner => Faulty(inner, fault));
        board.RunUntil(59_000);

        Assert.Equal(3, board.Saved.Length);
        Assert.Equal(Names(board), board.Server.Stored.Keys);
        Assert.Empty(Directory.GetFiles(_folder.File("clips"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void What_a_cut_left_of_the_trial_of_the_marks_is_removed()
    {
        BoardBench first = Start(_morning, null, inner => new HookedCard(inner)
        {
            Before = (call, path) => CutAt(call == CardCall.SetDelivered && path == "/clips/probe.tmp"),
        });
        first.RunUntil(19_000);
        Assert.True(File.Exists(_folder.File("clips/probe.tmp")));
        BoardBench second = Start(_morning.AddHours(1));
        second.RunUntil(19_000);

        Assert.Empty(second.Log.With(NoMarks));
        Assert.Empty(Directory.GetFiles(_folder.File("clips"), "*", SearchOption.AllDirectories));
        Assert.Equal(2, second.Server.Stored.Count);
    }

    private static void Keep(RecorderSettings settings) => settings.DeleteAfterUpload = false;

    /// <summary>Gets pictures that nearly fill a quota of a megabyte.</summary>
    private static byte[]?[] Large()
    {
        byte[] picture = ClipMaker.Mixed(1)[0]!;
        return [.. Enumerable.Repeat(picture, 950_000 / (picture.Length + 24))];
    }

    private static IEnumerable<string> Names(BoardBench board) => board.Saved.Select(path => Path.GetFileName(path));

    private static void CutAt(bool isNow)
    {
        if (isNow)
        {
            throw new PowerCut();
        }
    }

    private static HookedCard Faulty(ICard card, MarkFault fault)
    {
        bool isMarked = false;
        return new HookedCard(card)
        {
            Error = (call, path) =>
            {
                if (call != CardCall.SetDelivered)
                {
                    return null;
                }

                // of the trial the second call takes the mark away
                isMarked = path.EndsWith(".tmp", StringComparison.Ordinal) && !isMarked;
                return fault == MarkFault.Refused || (fault == MarkFault.Stuck && !isMarked) ? CardError.Failed : null;
            },
            Listed = (_, entries) => [.. entries.Select(entry => new CardEntry(entry.Name, entry.Size, entry.IsFolder, !entry.IsFolder && Shows(entry, fault)))],
        };
    }

    private static bool Shows(CardEntry entry, MarkFault fault) => fault switch
    {
        MarkFault.Forgotten => false,
        MarkFault.AlwaysThere => true,
        _ => entry.IsDelivered,
    };

    private BoardBench Start(DateTime? utc, Action<RecorderSettings>? change = null, Func<ICard, ICard>? wrap = null) =>
        new(_folder.Path, utc, change, wrap);

    /// <summary>Runs a board whose power is cut when it deletes its first clip.</summary>
    private BoardBench StartAndCutDeletion()
    {
        BoardBench board = Start(_morning, null, inner => new HookedCard(inner)
        {
            Before = (call, path) => CutAt(call == CardCall.Delete && path.EndsWith(".avi", StringComparison.Ordinal)),
        });
        board.RunUntil(19_000);
        return board;
    }

    /// <summary>Leaves of the name of a clip what FAT would keep beside it.</summary>
    /// <returns>The clip's path on the PC.</returns>
    private string Shorten(string path)
    {
        string file = _folder.Path + path;
        string shortened = Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileName(file)[..6] + "~1.AVI");
        File.Move(file, shortened);
        return shortened;
    }
}
