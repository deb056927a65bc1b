using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Server;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>What other people and programs do to the card's folder while the whole recorder works on it.</summary>
public sealed class CardFolderTests : IDisposable
{
    private const UnixFileMode All = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Search = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly TempFolder _folder = new();
    private readonly UploadServer _server;
    private readonly string _card;

    public CardFolderTests()
    {
        _card = _folder.File("card");
        Directory.CreateDirectory(_card);
        _server = UploadServer.Start(_folder.File("received"), string.Empty);
    }

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_clip_that_is_deleted_under_the_uploaders_hands_still_arrives_whole(bool isDeletedAfterwards)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there an open file cannot be deleted altogether");
        var gate = new GatedConnector(600);
        using FastBoard board = NewBoard(
            settings =>
            {
                settings.DeleteAfterUpload = isDeletedAfterwards;
                settings.CaptureIntervalSec = 60;
            },
            gate);
        board.Await(() => gate.IsWaiting, "The body does not come to its middle.");
        string clip = Assert.Single(Clips());
        byte[] bytes = File.ReadAllBytes(clip);
        File.Delete(clip);
        gate.Open();

        Assert.EndsWith(Path.GetFileName(clip), board.AwaitLine("Uploaded, but no longer on the card: "));
        board.AwaitRecordings(1);
        board.AwaitInHaste(() => board.Completed > 0 && board.Clips.PendingCount == 0, "The next clip is not delivered.");
        Assert.Equal(bytes, File.ReadAllBytes(Received(clip)));
        Assert.Empty(board.With("error"));
    }

    [Fact]
    public void A_clip_that_is_deleted_before_its_turn_is_dropped_with_a_line()
    {
        using (var before = new FastBoard(_card, string.Empty))
        {
            before.AwaitRecordings(2);
        }

        string gone = string.Empty;
        using FastBoard board = NewBoard(
            settings => settings.CaptureIntervalSec = 60,
            null,
            (call, path) =>
            {
                if (call == CardCall.Open && path.EndsWith(".avi", StringComparison.Ordinal) && gone.Length == 0)
                {
                    gone = path;
                    File.Delete(_card + path);
                }
            });

        string line = board.AwaitLine("is no longer on the card");
        Assert.Equal($"Clip {gone} is no longer on the card", line);
        board.AwaitInHaste(() => board.Completed > 1 && board.Clips.PendingCount == 0, "The others are not delivered.");
        Assert.Empty(board.With("error"));
    }

    [Fact]
    public void A_clip_that_is_deleted_while_it_is_recorded_costs_that_clip_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there an open file cannot be deleted altogether");
        using FastBoard board = NewBoard(settings => settings.CaptureDurationSec = 3);
        board.Await(() => board.State.IsClipOpen && Clips().Length == 1, "No clip is begun.");
        string clip = Clips()[0];
        File.Delete(clip);

        board.AwaitRecordings(2);
        board.AwaitInHaste(() => board.Completed > 0 && board.Clips.PendingCount == 0, "The others are not delivered.");
        Assert.Single(board.With("is no longer on the card"));
    }

    [Fact]
    public void Without_permission_for_the_folder_the_log_says_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no modes of files");
        ThreadUser.SetMode(_folder.Path, All | Search);
        ThreadUser.SetMode(_card, All);
        ThreadUser.GiveAway(_card);
        using FastBoard board = NewBoard(null, onThread: ThreadUser.BecomeNobody);
        board.AwaitRecordings(1);
        string clips = Path.Combine(_card, "clips");
        ThreadUser.SetMode(clips, UnixFileMode.None);

        board.AwaitInHaste(() => board.With("Card error: no permission").Length > 0, "The log does not say what is wrong.");
        int ended = board.State.RecordingsEnded;
        board.AwaitInHaste(() => board.State.RecordingsEnded > ended + 1, "The recorder stands still.");
        ThreadUser.SetMode(clips, All);

        int saved = board.Saved;
        board.AwaitInHaste(() => board.Saved > saved, "No clip is recorded after the cure.");
        board.AwaitLine("The card works again: recording goes on");
        AwaitAllDelivered(board);
    }

    [Fact]
    public void A_file_in_the_place_of_the_clips_is_told_and_left_alone()
    {
        // in a moment without it the recorder would make its folder again
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a call that exchanges two names");
        using FastBoard board = NewBoard(null);
        board.AwaitRecordings(1);
        string clips = Path.Combine(_card, "clips");
        board.Await(() => !board.State.IsRecording, "The recording does not end.");
        File.WriteAllText(clips + ".away", "mine");
        Exchange.Names(clips, clips + ".away");

        board.AwaitInHaste(() => board.With("Card error: /clips is a file where a folder belongs").Length > 0, "The log does not say what is wrong.");
        Assert.Equal("mine", File.ReadAllText(clips));
        Exchange.Names(clips, clips + ".away");

        int saved = board.Saved;
        board.AwaitInHaste(() => board.Saved > saved, "No clip is recorded after the cure.");
        AwaitAllDelivered(board);
    }

    [Fact]
    public void A_file_in_the_place_of_the_card_is_told_as_no_card()
    {
        using FastBoard board = NewBoard(null);
        board.AwaitRecordings(1);
        Directory.Move(_card, _card + ".away");
        File.WriteAllText(_card, "mine");

        board.AwaitInHaste(() => board.With("Card error: no card: ").Length > 0, "The log does not say what is wrong.");
        Assert.Equal("mine", File.ReadAllText(_card));
        File.Delete(_card);
        Directory.Move(_card + ".away", _card);

        int saved = board.Saved;
        board.AwaitInHaste(() => board.Saved > saved, "No clip is recorded after the cure.");
        AwaitAllDelivered(board);
    }

    private FastBoard NewBoard(
        Action<RecorderSettings>? change,
        GatedConnector? gate = null,
        Action<CardCall, string>? before = null,
        Action? onThread = null) => new(
            _card,
            _server.Url,
            change,
            before == null ? null : card => new HookedCard(card) { Before = before },
            gate == null ? null : gate.Over,
            onThread);

    private string[] Clips() => Directory.Exists(Path.Combine(_card, "clips"))
        ? Directory.GetFiles(Path.Combine(_card, "clips"), "*.avi", SearchOption.AllDirectories)
        : [];

    private string Received(string clip) =>
        Assert.Single(Directory.GetFiles(_folder.File("received")), path => SentName.IsOf(clip, Path.GetFileName(path)));

    private void AwaitAllDelivered(FastBoard board)
    {
        board.AwaitInHaste(() => board.Clips.IsComplete && board.Clips.PendingCount == 0 && board.Completed > 0, "Clips stay behind.");
        board.Stop();
        string[] marked = Delivered.Clips(Path.Combine(_card, "clips"));
        Assert.All(marked, path => Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Received(path))));
        Assert.InRange(Clips().Length, marked.Length, marked.Length + 1);
        Assert.InRange(marked.Length, board.Saved - 1, board.Saved + 1);
    }
}
