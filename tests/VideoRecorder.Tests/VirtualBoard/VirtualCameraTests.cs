using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Settings;
using VideoRecorder.VirtualBoard.Camera;

namespace VideoRecorder.Tests.VirtualBoard;

public sealed class VirtualCameraTests
{
    private static readonly RecorderSettings Fast = new() { FramesPerSecond = 60, FrameSize = FrameSize.QVGA };

    [Fact]
    public void Taking_a_frame_allocates_nothing()
    {
        using var camera = new VirtualCamera(new TestCardSource(TimeProvider.System), new LineLog());
        var frame = new CameraFrame();
        camera.Start(Fast.ToCameraMode());
        for (int i = 0; i < 5; i++)
        {
            camera.TakeFrame(1000, frame);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            camera.TakeFrame(1000, frame);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_held_frame_does_not_change_while_newer_ones_come()
    {
        using var camera = new VirtualCamera(new TestCardSource(TimeProvider.System), new LineLog());
        camera.Start(Fast.ToCameraMode());
        Assert.True(camera.TakeFrame(60_000, new CameraFrame()));
        byte[] held = camera.HeldFrame.ToArray();

        Thread.Sleep(120);

        Assert.Equal(held, camera.HeldFrame.ToArray());
    }

    [Fact]
    public void A_frame_is_taken_once()
    {
        using var camera = new VirtualCamera(new TestCardSource(TimeProvider.System), new LineLog());
        camera.Start(new RecorderSettings { FramesPerSecond = 1 }.ToCameraMode());
        var frame = new CameraFrame();

        Assert.True(camera.TakeFrame(60_000, frame));
        Assert.False(camera.TakeFrame(0, frame));
        Assert.Throws<InvalidOperationException>(() => camera.HeldFrame.Length);
    }

    [Fact]
    public void Start_and_stop_may_be_called_again_and_again()
    {
        using var camera = new VirtualCamera(new TestCardSource(TimeProvider.System), new LineLog());
        var frame = new CameraFrame();
        camera.Stop();
        for (int i = 0; i < 3; i++)
        {
            camera.Start(Fast.ToCameraMode());
            camera.Start(Fast.ToCameraMode());
            Assert.True(camera.TakeFrame(60_000, frame));
            camera.Stop();
            camera.Stop();
        }

        camera.ReleaseFrame();
    }

    [Theory]
    [InlineData(4, 94, 2)]
    [InlineData(12, 81, 6)]
    [InlineData(32, 50, 16)]
    [InlineData(63, 25, 31)]
    public void The_sensors_quality_number_maps_to_the_encoders_scales(int number, int libjpeg, int ffmpeg)
    {
        Assert.Equal(libjpeg, JpegQuality.ToLibjpeg(number));
        Assert.Equal(ffmpeg, JpegQuality.ToFfmpeg(number));
    }
}
