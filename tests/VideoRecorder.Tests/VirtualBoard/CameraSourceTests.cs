using SkiaSharp;
using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Camera;

namespace VideoRecorder.Tests.VirtualBoard;

public sealed class CameraSourceTests
{
    [Fact]
    public void The_test_card_has_the_set_size_and_follows_the_quality()
    {
        foreach (FrameSize size in Enum.GetValues<FrameSize>())
        {
            using VirtualCameraRun fine = Run(CameraSources.Find("testcard"), new RecorderSettings { FrameSize = size, JpegQuality = 4 });
            using VirtualCameraRun coarse = Run(CameraSources.Find("testcard"), new RecorderSettings { FrameSize = size, JpegQuality = 63 });

            Assert.Equal((FrameSizes.Width(size), FrameSizes.Height(size)), (fine.Facts.Width, fine.Facts.Height));
            Assert.True(fine.Facts.Length > coarse.Facts.Length);
        }
    }

    [Fact]
    public void The_test_card_moves()
    {
        using VirtualCameraRun run = Run(CameraSources.Find("testcard"), new RecorderSettings());
        byte[] first = run.Take();

        Assert.NotEqual(first, run.Take());
    }

    [Fact]
    public void The_test_card_can_be_turned()
    {
        SKColor upright = TopLeft(new RecorderSettings());
        SKColor mirrored = TopLeft(new RecorderSettings { MirrorHorizontal = true });
        SKColor turned = TopLeft(new RecorderSettings { MirrorHorizontal = true, FlipVertical = true });

        Assert.True(upright.Red > 200, "the first colour bar is white");
        Assert.True(mirrored.Red < 60, "the last colour bar is black");
        Assert.True(turned.Red > 220, "the grey ramp ends in white");
    }

    [Fact]
    public void A_folder_of_pictures_is_played_by_name_and_loops()
    {
        using var folder = new TempFolder();
        byte[][] pictures = Jpegs.Make(3, 160, 120);
        File.WriteAllBytes(folder.File("b.JPG"), pictures[1]);
        File.WriteAllBytes(folder.File("a.jpeg"), pictures[0]);
        File.WriteAllBytes(folder.File("c.jpg"), pictures[2]);
        File.WriteAllText(folder.File("notes.txt"), "not a picture");

        Assert.Equal([.. pictures, pictures[0]], Read(folder.Path, 4));
    }

    [Fact]
    public void A_file_of_pictures_is_played_and_loops()
    {
        using var folder = new TempFolder();
        byte[][] pictures = Jpegs.Make(3, 160, 120);
        File.WriteAllBytes(folder.File("stream.bin"), pictures.SelectMany(p => p).ToArray());

        Assert.Equal([.. pictures, pictures[0]], Read(folder.File("stream.bin"), 4));
    }

    [Fact]
    public void An_mjpeg_avi_is_played_and_loops_and_may_be_cut_short()
    {
        using var folder = new TempFolder();
        byte[][] pictures = Jpegs.Make(3, 160, 120);
        byte[] avi = SmallAvi.Build(pictures);
        File.WriteAllBytes(folder.File("whole.avi"), avi);
        File.WriteAllBytes(folder.File("cut.avi"), avi[..^(SmallAvi.IndexBytes + 30)]);

        Assert.IsType<MjpegAviSource>(CameraSources.Find(folder.File("whole.avi")));
        Assert.Equal([.. pictures, pictures[0]], Read(folder.File("whole.avi"), 4));
        List<byte[]> cut = Read(folder.File("cut.avi"), 4);
        Assert.Equal([pictures[0], pictures[1], pictures[0]], [cut[0], cut[1], cut[3]]);
        Assert.True(pictures[2].AsSpan().StartsWith(cut[2]) && cut[2].Length < pictures[2].Length);
    }

    [Fact]
    public void Broken_files_of_a_folder_come_out_as_defects()
    {
        using var folder = new TempFolder();
        byte[] picture = Jpegs.Make(1, 160, 120)[0];
        File.WriteAllBytes(folder.File("1.jpg"), []);
        File.WriteAllBytes(folder.File("2.jpg"), picture[..^2]);
        File.WriteAllBytes(folder.File("3.jpg"), picture[2..]);
        File.WriteAllBytes(folder.File("4.jpg"), [.. picture, 0, 0, 0]);

        using VirtualCameraRun run = Run(CameraSources.Find(folder.Path), new RecorderSettings { FramesPerSecond = 60 }, takeFirst: false);
        var seen = new HashSet<FrameDefect>();
        for (int i = 0; i < 60 && seen.Count < 4; i++)
        {
            run.Take();
            seen.Add(run.Facts.Defect);
        }

        Assert.Equal([FrameDefect.None, FrameDefect.Empty, FrameDefect.NoStart, FrameDefect.NoEnd], seen.Order());
    }

    [Fact]
    public void A_file_without_a_picture_is_refused_with_its_name()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("zeros.jpg"), new byte[5000]);
        using var camera = new VirtualCamera(CameraSources.Find(folder.File("zeros.jpg")), new LineLog());

        CameraException error = Assert.Throws<CameraException>(() => camera.Start(new RecorderSettings().ToCameraMode()));

        Assert.Contains("zeros.jpg", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_vanishes_fails_the_camera_until_it_is_back()
    {
        using var folder = new TempFolder();
        byte[] picture = Jpegs.Make(1, 160, 120)[0];
        File.WriteAllBytes(folder.File("1.jpg"), picture);
        using var camera = new VirtualCamera(new JpegFolderSource(folder.Path), new LineLog());
        var settings = new RecorderSettings { FramesPerSecond = 60 };
        var frame = new CameraFrame();
        camera.Start(settings.ToCameraMode());
        Assert.True(camera.TakeFrame(60_000, frame));

        File.Delete(folder.File("1.jpg"));
        Assert.Throws<CameraException>(() => TakeMany(camera, frame, 600));
        Assert.Throws<CameraException>(() => camera.Start(settings.ToCameraMode()));

        File.WriteAllBytes(folder.File("1.jpg"), picture);
        camera.Start(settings.ToCameraMode());
        Assert.True(camera.TakeFrame(60_000, frame));
    }

    [Fact]
    public void Ready_pictures_are_said_once_to_be_taken_as_they_are()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("1.jpg"), Jpegs.Make(1, 160, 120)[0]);
        var log = new LineLog();
        using var camera = new VirtualCamera(new JpegFolderSource(folder.Path), log);

        for (int i = 0; i < 2; i++)
        {
            camera.Start(new RecorderSettings().ToCameraMode());
            camera.Stop();
        }

        Assert.Contains("as they are", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_neither_file_nor_address_is_refused()
    {
        CameraException error = Assert.Throws<CameraException>(() => CameraSources.Find("no-such-thing.mp4"));

        Assert.Contains("no-such-thing.mp4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_video_file_is_played_through_ffmpeg_at_the_set_size()
    {
        Ffmpeg.SkipUnlessInstalled();
        using var folder = new TempFolder();
        Ffmpeg.Make(folder.File("film.mkv"), "-f", "lavfi", "-i", "testsrc=size=320x180:rate=25:duration=0.4", "-c:v", "mpeg4");

        using VirtualCameraRun run = Run(CameraSources.Find(folder.File("film.mkv")), new RecorderSettings { FrameSize = FrameSize.QVGA });

        // 0.4 s hold eight frames: it has looped by the twentieth
        for (int i = 0; i < 20; i++)
        {
            run.Take();
            Assert.Equal((FrameDefect.None, 320, 240), (run.Facts.Defect, run.Facts.Width, run.Facts.Height));
        }
    }

    [Fact]
    public void What_ffmpeg_cannot_open_is_refused_in_its_words()
    {
        Ffmpeg.SkipUnlessInstalled();
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("film.mp4"), "this is no film");
        using var camera = new VirtualCamera(CameraSources.Find(folder.File("film.mp4")), new LineLog());

        CameraException error = Assert.Throws<CameraException>(() => camera.Start(new RecorderSettings().ToCameraMode()));

        Assert.Contains("film.mp4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_gives_nothing_is_told_without_its_password()
    {
        Ffmpeg.SkipUnlessInstalled();
        const string host = "127.0.0.1:1";
        const string address = $"rtsp://admin:ge%20heim@{host}/live?token=geheim";
        using var camera = new VirtualCamera(CameraSources.Find(address), new LineLog());

        CameraException error = Assert.Throws<CameraException>(() => camera.Start(new RecorderSettings().ToCameraMode()));

        Assert.StartsWith($"The camera rtsp://***@{host}/live?*** gives no picture: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("heim", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("admin", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rtsp://admin:geheim@host/live", "rtsp://***@host/live")]
    [InlineData("rtsp://admin:ge@he/im@host/live", "rtsp://***@host/live")]
    [InlineData("http://host/video?user=admin&pwd=geheim", "http://host/video?***")]
    [InlineData("rtsp://host/user=admin&password=geheim&channel=1", "rtsp://host/user=admin&password=***&channel=1")]
    [InlineData("admin:geheim@host/live", "***@host/live")]
    [InlineData("rtsp://host:554/live", "rtsp://host:554/live")]
    [InlineData("/dev/video0", "/dev/video0")]
    [InlineData("dshow:video=@device_pnp_1", "dshow:video=@device_pnp_1")]
    [InlineData("C:\\films\\what.mp4", "C:\\films\\what.mp4")]
    public void An_address_is_shown_without_its_secrets(string address, string shown)
    {
        Assert.Equal(shown, CameraAddress.Shown(address));
    }

    [Theory]
    [InlineData("rtsp://admin:geheim@host/live", "Error opening rtsp://admin:geheim@host/live.", "Error opening rtsp://***@host/live.")]
    [InlineData("rtsp://admin:geheim@host/live", "tcp://admin:geheim@host:554 refused", "tcp://***@host:554 refused")]
    [InlineData("rtsp://admin:ge%2Fheim@host/", "password ge/heim is wrong", "password *** is wrong")]
    [InlineData("rtsp://admin:ge/heim@host/", "cannot resolve admin:ge", "cannot resolve ***")]
    [InlineData("rtsp://a:b@host/", "rtsp://a:b@host/: a bad bit", "rtsp://***@host/: a bad bit")]
    [InlineData("film.mp4", "film.mp4: bad data", "film.mp4: bad data")]
    public void What_ffmpeg_says_is_shown_without_them_too(string address, string said, string shown)
    {
        Assert.Equal(shown, CameraAddress.Clean(said, address));
    }

    [Fact]
    public void The_test_card_is_known_in_any_case()
    {
        Assert.IsType<TestCardSource>(CameraSources.Find("TestCard"));
    }

    [Fact]
    public void Orientation_and_quality_reach_ffmpeg()
    {
        string arguments = string.Join(' ', FfmpegSource.Arguments(
            "rtsp://camera/1",
            new RecorderSettings { FlipVertical = true, MirrorHorizontal = true, JpegQuality = 20, FramesPerSecond = 15, FrameSize = FrameSize.SVGA }.ToCameraMode()));

        Assert.Contains("-rtsp_transport tcp -i rtsp://camera/1", arguments, StringComparison.Ordinal);
        Assert.Contains("fps=15,scale=800:600", arguments, StringComparison.Ordinal);
        Assert.Contains("vflip,hflip", arguments, StringComparison.Ordinal);
        Assert.Contains("-q:v 10", arguments, StringComparison.Ordinal);
    }

    private static void TakeMany(VirtualCamera camera, CameraFrame frame, int count)
    {
        for (int i = 0; i < count; i++)
        {
            camera.TakeFrame(100, frame);
        }
    }

    private static VirtualCameraRun Run(IFrameSource source, RecorderSettings settings, bool takeFirst = true) => new(source, settings, takeFirst);

    private static SKColor TopLeft(RecorderSettings settings)
    {
        using VirtualCameraRun run = Run(CameraSources.Find("testcard"), settings);
        using SKBitmap picture = SKBitmap.Decode(run.Take());
        return picture.GetPixel(4, 4);
    }

    private static List<byte[]> Read(string camera, int count)
    {
        IFrameSource source = CameraSources.Find(camera);
        var frame = new FrameBuffer();
        var frames = new List<byte[]>();
        source.Open(new RecorderSettings().ToCameraMode());
        for (int i = 0; i < count; i++)
        {
            source.Read(frame);
            frames.Add(frame.Bytes.ToArray());
        }

        source.Close();
        return frames;
    }

    private sealed class VirtualCameraRun : IDisposable
    {
        private readonly VirtualCamera _camera;

        public VirtualCameraRun(IFrameSource source, RecorderSettings settings, bool takeFirst)
        {
            _camera = new VirtualCamera(source, new LineLog());
            _camera.Start(settings.ToCameraMode());
            if (takeFirst)
            {
                Take();
            }
        }

        public CameraFrame Facts { get; } = new();

        public byte[] Take()
        {
            Assert.True(_camera.TakeFrame(60_000, Facts), "no frame came");
            return _camera.HeldFrame.ToArray();
        }

        public void Dispose() => _camera.Dispose();
    }
}
