using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Camera;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.VirtualBoard;

public sealed class FolderCardTests : IDisposable
{
    private const int Capacity = 100_000;

    private readonly TempFolder _folder = new();
    private readonly FolderCard _card;

    public FolderCardTests()
    {
        _card = new FolderCard(_folder.File("card"), Capacity);
        Directory.CreateDirectory(_folder.File("card"));
        _card.Mount();
    }

    private long Free
    {
        get
        {
            var space = new CardSpace();
            _card.GetSpace(space);
            Assert.Equal(Capacity, space.TotalBytes);
            return space.FreeBytes;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_read_back_also_while_the_file_is_open()
    {
        IFile file = _card.Create("/a.avi");
        file.Append([0, 1, 2, 3, 4, 5, 6, 7], 2, 5);
        byte[] read = new byte[10];

        Assert.Equal(4, file.Read(1, read, 0, 10));
        Assert.Equal([3, 4, 5, 6], read[..4]);

        file.Overwrite(1, [9, 9], 0, 2);
        file.Append([7], 0, 1);
        file.Truncate(5);
        file.Append([8], 0, 1);
        Assert.Equal(6, file.Length);
        file.Close();
        file.Close();

        Assert.Equal([2, 9, 9, 5, 6, 8], File.ReadAllBytes(_folder.File("card/a.avi")));
        Assert.Equal(Capacity - 6, Free);
    }

    [Fact]
    public void A_frame_goes_from_the_camera_to_the_file_without_an_allocation()
    {
        using var camera = new VirtualCamera(new TestCardSource(TimeProvider.System), new LineLog());
        camera.Start(new RecorderSettings { FrameSize = FrameSize.QQVGA, JpegQuality = 63, FramesPerSecond = 60 }.ToCameraMode());
        var frame = new CameraFrame();
        Assert.True(camera.TakeFrame(5000, frame));
        IFile file = _card.Create("/a.avi");
        file.AppendFrame(camera);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            file.AppendFrame(camera);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(11 * frame.Length, file.Length);
        file.Close();
        Assert.Equal(camera.HeldFrame.ToArray(), File.ReadAllBytes(_folder.File("card/a.avi"))[..frame.Length]);
    }

    [Fact]
    public void A_full_card_takes_nothing_and_says_so_until_space_is_made()
    {
        IFile first = _card.Create("/first.avi");
        first.Append(new byte[60_000], 0, 60_000);
        first.Close();
        IFile second = _card.Create("/second.avi");
        second.Append(new byte[30_000], 0, 30_000);

        Assert.Equal(CardError.Full, Refusal(() => second.Append(new byte[10_001], 0, 10_001)));
        Assert.Equal(30_000, second.Length);
        Assert.Equal(10_000, Free);

        Assert.True(_card.Delete("/first.avi"));
        second.Append(new byte[60_000], 0, 60_000);
        second.Close();
        Assert.Equal(10_000, Free);
    }

    [Fact]
    public void Files_of_others_count_at_the_mount()
    {
        Directory.CreateDirectory(_folder.File("card/photos/summer"));
        File.WriteAllBytes(_folder.File("card/photos/summer/beach.jpg"), new byte[40_000]);
        var card = new FolderCard(_folder.File("card"), Capacity);
        card.Mount();
        var space = new CardSpace();
        card.GetSpace(space);

        Assert.Equal(60_000, space.FreeBytes);
    }

    [Fact]
    public void A_listing_has_files_and_folders_with_their_sizes()
    {
        _card.CreateFolder("/clips");
        _card.CreateFolder("/clips");
        _card.CreateFolder("/clips/000001");
        IFile file = _card.Create("/clips/A.avi");
        file.Append(new byte[7], 0, 7);
        file.Close();

        Assert.Equal(
            [("000001", 0L, true), ("A.avi", 7L, false)],
            _card.List("/clips").Select(e => (e.Name, e.Size, e.IsFolder)).OrderBy(e => e.Name, StringComparer.Ordinal));
        Assert.Equal("clips", Assert.Single(_card.List("/")).Name);
        Assert.Empty(_card.List("/nowhere"));
    }

    [Fact]
    public void Only_an_empty_folder_is_deleted()
    {
        _card.CreateFolder("/clips");
        _card.Create("/clips/a.avi").Close();

        Assert.False(_card.DeleteFolder("/clips"));
        Assert.True(_card.Delete("/clips/a.avi"));
        Assert.True(_card.DeleteFolder("/clips"));
        Assert.False(_card.DeleteFolder("/clips"));
        Assert.False(_card.DeleteFolder("/"));
        Assert.False(_card.Delete("/clips/a.avi"));
    }

    [Fact]
    public void A_missing_file_and_a_taken_name_are_told()
    {
        _card.Create("/a.avi").Close();

        Assert.Equal(CardError.AlreadyExists, Refusal(() => _card.Create("/a.avi")));
        Assert.Equal(CardError.NotFound, Refusal(() => _card.Open("/b.avi", false)));
        Assert.Equal(CardError.NotFound, Refusal(() => _card.Create("/nowhere/a.avi")));
        Assert.Equal(CardError.NotFound, Refusal(() => _card.CreateFolder("/nowhere/clips")));
    }

    [Fact]
    public void A_file_opened_for_reading_is_not_written()
    {
        _card.Create("/a.avi").Close();
        IFile file = _card.Open("/a.avi", forWriting: false);

        Assert.Equal(CardError.Denied, Refusal(() => file.Append(new byte[1], 0, 1)));
        Assert.Equal(CardError.Denied, Refusal(() => file.Truncate(0)));
        file.Sync();
        file.Close();
    }

    [Theory]
    [InlineData("/../secret.txt")]
    [InlineData("/clips/../../secret.txt")]
    [InlineData("/..")]
    [InlineData("..")]
    [InlineData("secret.txt")]
    [InlineData("")]
    [InlineData("//secret.txt")]
    [InlineData("/..\\secret.txt")]
    [InlineData("/c:\\secret.txt")]
    [InlineData("/C:secret.txt")]
    [InlineData("/./a")]
    [InlineData("/a\0b")]
    public void No_path_leaves_the_card(string path)
    {
        File.WriteAllText(_folder.File("secret.txt"), "secret");

        Assert.Equal(CardError.NotFound, Refusal(() => _card.Open(path, false)));
        Assert.Equal(CardError.NotFound, Refusal(() => _card.Create(path)));
        Assert.Equal(CardError.NotFound, Refusal(() => _card.Delete(path)));
        Assert.Equal(CardError.NotFound, Refusal(() => _card.CreateFolder(path)));
        Assert.Equal(["card", "secret.txt"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_vanished_folder_is_a_card_that_was_pulled_and_can_be_put_back()
    {
        IFile file = _card.Create("/a.avi");
        file.Append(new byte[5], 0, 5);
        Directory.Move(_folder.File("card"), _folder.File("elsewhere"));

        Assert.Equal(CardError.NotPresent, Refusal(file.Sync));
        Assert.Equal(CardError.NotPresent, Refusal(file.Close));
        Assert.Equal(CardError.NotPresent, Refusal(() => _card.List("/")));
        Assert.Equal(CardError.NotPresent, Refusal(_card.Mount));

        Directory.Move(_folder.File("elsewhere"), _folder.File("card"));
        Assert.Equal(CardError.NotPresent, Refusal(() => _card.List("/")));
        _card.Mount();
        Assert.Single(_card.List("/"));
        Assert.Equal(Capacity - 5, Free);
    }

    [Fact]
    public void A_write_protected_folder_is_told()
    {
        const string Kernel = "/sys/kernel/mm";
        Assert.SkipUnless(Directory.Exists(Kernel), "needs a folder that not even an administrator can write to");
        var card = new FolderCard(Kernel, Capacity * 1000L);
        card.Mount();

        Assert.Equal(CardError.Denied, Refusal(() => card.Create("/a.avi")));
    }

    [Fact]
    public void A_full_disk_under_the_card_is_a_full_card()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full");
        FileStream full = new("/dev/full", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, FolderFile.BufferBytes);
        FolderFile file = new(full, "/full", "/dev", new CardUsage(Capacity));
        file.Append(new byte[10], 0, 10);

        Assert.Equal(CardError.Full, Refusal(file.Sync));
        Assert.Equal(CardError.Full, Refusal(file.Close));
    }

    [Fact]
    public void Recorder_and_uploader_use_it_at_once_and_the_space_stays_right()
    {
        Parallel.For(0, 8, worker =>
        {
            for (int i = 0; i < 50; i++)
            {
                string path = $"/{worker}-{i}.avi";
                IFile file = _card.Create(path);
                file.Append(new byte[1000], 0, 1000);
                file.Truncate(600);
                file.Close();
                _card.List("/");
                if (i % 10 != 0)
                {
                    Assert.True(_card.Delete(path));
                }
            }
        });

        Assert.Equal(Capacity - (8 * 5 * 600), Free);
    }

    private static CardError Refusal(Action action) => Assert.Throws<CardException>(action).Error;

    private static CardError Refusal(Func<object> action) => Assert.Throws<CardException>(action).Error;
}
