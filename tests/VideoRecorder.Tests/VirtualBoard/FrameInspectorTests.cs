using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Camera;

namespace VideoRecorder.Tests.VirtualBoard;

public sealed class FrameInspectorTests
{
    private static readonly byte[] Picture = Jpegs.Make(1, 176, 144)[0];

    [Fact]
    public void A_whole_picture_has_its_size_and_no_defect()
    {
        CameraFrame facts = Inspect(Picture);

        Assert.Equal(FrameDefect.None, facts.Defect);
        Assert.Equal((Picture.Length, 176, 144), (facts.Length, facts.Width, facts.Height));
    }

    [Fact]
    public void Bytes_after_the_last_EOI_are_cut_off()
    {
        byte[] padded = [.. Picture, .. new byte[512], 0xFF, 0xD8];

        Assert.Equal(Picture.Length, Inspect(padded).Length);
    }

    [Fact]
    public void An_EOI_inside_a_thumbnail_does_not_end_the_picture()
    {
        byte[] withThumbnail = [0xFF, 0xD8, 0xFF, 0xE1, 0, 6, 0xFF, 0xD8, 0xFF, 0xD9, .. Picture.AsSpan(2)];

        CameraFrame facts = Inspect(withThumbnail);

        Assert.Equal((withThumbnail.Length, 176), (facts.Length, facts.Width));
    }

    [Fact]
    public void Each_defect_is_told()
    {
        Assert.Equal(FrameDefect.Empty, Inspect([]).Defect);
        Assert.Equal(FrameDefect.NoStart, Inspect(Picture[1..]).Defect);
        Assert.Equal(FrameDefect.NoStart, Inspect([0xFF]).Defect);
        Assert.Equal(FrameDefect.NoEnd, Inspect(Picture[..^2]).Defect);
        Assert.Equal(FrameDefect.NoEnd, Inspect([0xFF, 0xD8]).Defect);
        Assert.Equal(FrameDefect.NoEnd, Inspect([0xFF, 0xD8, 0xFF, 0xE1, 0, 6, 0xFF, 0xD8, 0xFF, 0xD9, .. Picture[2..^2]]).Defect);
        Assert.Equal(FrameDefect.NoPicture, Inspect([0xFF, 0xD8, 0xFF, 0xD9]).Defect);
        Assert.Equal(FrameDefect.NoPicture, Inspect([0xFF, 0xD8, 0xFF, 0xDA, 0, 2, 1, 2, 3, 4, 5, 6, 0xFF, 0xD9]).Defect);
    }

    private static CameraFrame Inspect(byte[] bytes)
    {
        var facts = new CameraFrame();
        FrameInspector.Inspect(bytes, facts);
        return facts;
    }
}
