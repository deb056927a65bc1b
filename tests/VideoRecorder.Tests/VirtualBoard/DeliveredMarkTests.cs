using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Tests.RealFaults;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.VirtualBoard;

/// <summary>How a folder as the card keeps that a file was delivered.</summary>
public sealed class DeliveredMarkTests : IDisposable
{
    private const int Capacity = 100_000;

    private readonly TempFolder _folder = new();
    private readonly FolderCard _card;

    public DeliveredMarkTests()
    {
        _card = new FolderCard(_folder.File("card"), Capacity);
        Directory.CreateDirectory(_folder.File("card"));
        _card.Mount();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_pending_until_it_is_marked_and_again_when_unmarked()
    {
        Put("/a.avi");
        Put("/b.avi");
        Assert.False(IsDelivered("/a.avi"));

        _card.SetDelivered("/a.avi", true);
        _card.SetDelivered("/a.avi", true);
        Assert.True(IsDelivered("/a.avi"));
        Assert.False(IsDelivered("/b.avi"));

        _card.SetDelivered("/a.avi", false);
        _card.SetDelivered("/a.avi", false);
        Assert.False(IsDelivered("/a.avi"));
    }

    [Fact]
    public void A_mark_lies_on_the_disk_and_goes_with_its_file()
    {
        Put("/a.avi");
        _card.SetDelivered("/a.avi", true);
        var later = new FolderCard(_folder.File("card"), Capacity);
        later.Mount();
        Assert.True(Assert.Single(later.List("/")).IsDelivered);

        Assert.True(later.Delete("/a.avi"));
        Put("/a.avi");
        Assert.False(IsDelivered("/a.avi"));
    }

    [Fact]
    public void A_folder_is_never_delivered()
    {
        _card.CreateFolder("/clips");

        Assert.Equal(CardError.NotFound, Refusal(() => _card.SetDelivered("/clips", true)));
        Assert.False(Assert.Single(_card.List("/")).IsDelivered);
    }

    [Fact]
    public void A_file_that_is_not_there_cannot_be_marked()
    {
        Assert.Equal(CardError.NotFound, Refusal(() => _card.SetDelivered("/a.avi", true)));
        Assert.Equal(CardError.NotFound, Refusal(() => _card.SetDelivered("/nowhere/a.avi", false)));
        Assert.Equal(CardError.NotFound, Refusal(() => _card.SetDelivered("/../a.avi", true)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_delivered_file_that_is_only_read_stays_delivered(bool forWriting)
    {
        Put("/a.avi");
        _card.SetDelivered("/a.avi", true);
        IFile file = _card.Open("/a.avi", forWriting);
        Assert.Equal(3, file.Read(0, new byte[3], 0, 3));
        file.Sync();
        file.Close();

        Assert.True(IsDelivered("/a.avi"));
    }

    [Fact]
    public void A_change_of_nothing_leaves_the_mark() => Assert.True(IsDeliveredAfter(file =>
    {
        file.Append([], 0, 0);
        file.Overwrite(1, [], 0, 0);
        file.Truncate(3);
    }));

    [Fact]
    public void Bytes_that_are_appended_take_the_mark() => Assert.False(IsDeliveredAfter(file => file.Append([1], 0, 1)));

    [Fact]
    public void Bytes_that_are_written_over_take_the_mark() => Assert.False(IsDeliveredAfter(file => file.Overwrite(0, [1], 0, 1)));

    [Fact]
    public void A_cut_takes_the_mark() => Assert.False(IsDeliveredAfter(file => file.Truncate(2)));

    [Fact]
    public void A_changed_file_is_pending_from_its_sync_on() => Assert.False(IsDeliveredAfter(file =>
    {
        file.Overwrite(0, [1], 0, 1);
        file.Sync();
        Assert.False(IsDelivered("/a.avi"));
    }));

    [Fact]
    public void A_file_that_was_changed_before_can_be_marked_again()
    {
        Assert.False(IsDeliveredAfter(file => file.Append([1], 0, 1)));
        _card.SetDelivered("/a.avi", true);
        Assert.True(IsDelivered("/a.avi"));
    }

    [Theory]
    [InlineData("644")]
    [InlineData("755")]
    [InlineData("777")]
    [InlineData("600")]
    public void A_file_of_any_usual_mode_is_pending_and_keeps_its_mode(string octal)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("files have no mode");
            return;
        }

        var mode = (UnixFileMode)Convert.ToInt32(octal, 8);
        Put("/a.avi");
        string path = _folder.File("card/a.avi");
        File.SetUnixFileMode(path, mode);
        Assert.False(IsDelivered("/a.avi"));

        _card.SetDelivered("/a.avi", true);
        Assert.Equal(mode | UnixFileMode.StickyBit, File.GetUnixFileMode(path));
        _card.SetDelivered("/a.avi", false);
        Assert.Equal(mode, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_file_of_somebody_else_cannot_be_marked_but_the_card_goes_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "needs two users");
        const UnixFileMode Everything = (UnixFileMode)511;
        ThreadUser.SetMode(_folder.Path, Everything);
        ThreadUser.SetMode(_folder.File("card"), Everything);
        Put("/a.avi");
        ThreadUser.SetMode(_folder.File("card/a.avi"), Everything);
        CardError? error = null;
        var stranger = new Thread(() =>
        {
            ThreadUser.BecomeNobody();
            error = Refusal(() => _card.SetDelivered("/a.avi", true));
            Put("/b.avi");
            _card.SetDelivered("/b.avi", true);
        });
        stranger.Start();
        stranger.Join();

        Assert.Equal(CardError.Failed, error);
        Assert.False(IsDelivered("/a.avi"));
        Assert.True(IsDelivered("/b.avi"));
    }

    [Theory]
    [InlineData(FileAttributes.Archive, FileAttributes.Normal)]
    [InlineData(FileAttributes.Normal, FileAttributes.Normal)]
    [InlineData(FileAttributes.NotContentIndexed | FileAttributes.Archive, FileAttributes.NotContentIndexed)]
    [InlineData(FileAttributes.ReadOnly | FileAttributes.Archive, FileAttributes.ReadOnly)]
    public void On_Windows_the_mark_is_the_archive_attribute_and_no_other(FileAttributes before, FileAttributes marked)
    {
        Assert.Equal(marked, DeliveredMark.With(before, true));
        Assert.Equal((marked & ~FileAttributes.Normal) | FileAttributes.Archive, DeliveredMark.With(marked, false));
    }

    private void Put(string path)
    {
        IFile file = _card.Create(path);
        file.Append([1, 2, 3], 0, 3);
        file.Close();
    }

    private bool IsDelivered(string path) => _card.List("/").Single(entry => "/" + entry.Name == path).IsDelivered;

    /// <summary>Tells whether a marked file of three bytes still has its mark after it was opened for writing.</summary>
    private bool IsDeliveredAfter(Action<IFile> change)
    {
        Put("/a.avi");
        _card.SetDelivered("/a.avi", true);
        IFile file = _card.Open("/a.avi", forWriting: true);
        change(file);
        file.Close();
        return IsDelivered("/a.avi");
    }

    private static CardError Refusal(Action action) => Assert.Throws<CardException>(action).Error;
}
