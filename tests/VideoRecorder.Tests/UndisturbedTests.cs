using System.Runtime.ExceptionServices;
using VideoRecorder.Tests.RealFaults;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;
using VideoRecorder.VirtualBoard.Server;

namespace VideoRecorder.Tests;

/// <summary>What is normal is no exception: a board prints each one, and pays for it.</summary>
public sealed class UndisturbedTests : IDisposable
{
    private const int Hour = 3_600_000;

    [ThreadStatic]
    private static bool _isWatched;

    private readonly TempFolder _folder = new();
    private readonly TempFolder _received = new();
    private readonly List<string> _thrown = [];

    public UndisturbedTests() => AppDomain.CurrentDomain.FirstChanceException += Note;

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Note;
        _folder.Dispose();
        _received.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_undisturbed_hour_throws_nothing_nor_does_the_next_start(bool deletes)
    {
        _isWatched = true;
        for (int start = 0; start < 2; start++)
        {
            BoardBench board = new(_folder.Path, null, s => (s.MaxStorageMB, s.DeleteAfterUpload) = (start + 1, deletes));
            board.RunUntil(Hour);
            Assert.Equal(180, board.Saved.Length);
        }

        _isWatched = false;
        Assert.Empty(_thrown);
    }

    [Fact]
    public void An_hour_without_a_server_throws_nothing_while_old_clips_give_way()
    {
        _isWatched = true;
        BoardBench board = new(_folder.Path, null, s => (s.MaxStorageMB, s.UploadUrl) = (1, string.Empty));
        board.RunUntil(Hour);
        Assert.NotEmpty(board.Log.With("Deleted oldest clip"));
        _isWatched = false;
        Assert.Empty(_thrown);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_board_on_real_files_and_sockets_throws_nothing(bool deletes)
    {
        using UploadServer server = UploadServer.Start(_received.Path, string.Empty);
        for (int start = 0; start < 2; start++)
        {
            using FastBoard board = new(
                _folder.Path,
                server.Url,
                s => (s.CaptureIntervalSec, s.DeleteAfterUpload) = (12, deletes),
                card => new AnsweringCard(card, CardThread.UsualLimit),
                onThread: () => _isWatched = true);
            board.Await(() => board.Completed >= 3, "The clips are not delivered.");
        }

        Assert.Empty(_thrown);
    }

    private void Note(object? sender, FirstChanceExceptionEventArgs e)
    {
        if (_isWatched)
        {
            lock (_thrown)
            {
                _thrown.Add(e.Exception.GetType().Name + ": " + e.Exception.Message + "\n" + Environment.StackTrace);
            }
        }
    }
}
