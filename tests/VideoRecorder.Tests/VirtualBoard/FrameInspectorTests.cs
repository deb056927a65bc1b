using FsCheck.Xunit;
using VideoRecorder.Core.Recording;
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
        Assert.Equal(FrameDefect.NoPicture, Inspect([0xFF, 0xD8, 0xFF, 0xD9]).Defect);
        Assert.Equal(FrameDefect.NoPicture, Inspect([0xFF, 0xD8, 0xFF, 0xDA, 0, 2, 1, 2, 3, 4, 5, 6, 0xFF, 0xD9]).Defect);
    }

    [Property(MaxTest = 2000)]
    public void A_damaged_picture_is_described_and_never_throws((int Position, byte Value)[] changes, ushort cut, byte[] tail)
    {
        byte[] damaged = [.. Picture.AsSpan(0, Picture.Length - (cut % 64)), .. tail ?? []];
        foreach ((int position, byte value) in changes ?? [])
        {
            damaged[(int)((uint)position % (uint)damaged.Length)] = value;
        }

        CameraFrame facts = Inspect(damaged);

        Assert.InRange(facts.Length, 0, damaged.Length);
        if (facts.Defect == FrameDefect.None)
        {
            Assert.True(facts.Width > 0 && facts.Height > 0);
            Assert.Equal([0xFF, 0xD8], damaged[..2]);
            Assert.Equal([0xFF, 0xD9], damaged[(facts.Length - 2)..facts.Length]);
        }
    }

    [Property(MaxTest = 1000)]
    public void Any_bytes_at_all_are_described_and_never_throw(byte[] bytes) =>
        Inspect([0xFF, 0xD8, 0xFF, .. bytes ?? []]);

    private static CameraFrame Inspect(byte[] bytes)
    {
        var facts = new CameraFrame();
        FrameInspector.Inspect(bytes, facts);
        return facts;
    }
}
