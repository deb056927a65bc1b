using VideoRecorder.Core.Settings;
using Xunit;

namespace VideoRecorder.Tests.Settings;

public class FrameSizesTests
{
    [Theory]
    [InlineData(FrameSize.QQVGA, 160, 120)]
    [InlineData(FrameSize.QCIF, 176, 144)]
    [InlineData(FrameSize.HQVGA, 240, 176)]
    [InlineData(FrameSize.QVGA, 320, 240)]
    [InlineData(FrameSize.CIF, 400, 296)]
    [InlineData(FrameSize.HVGA, 480, 320)]
    [InlineData(FrameSize.VGA, 640, 480)]
    [InlineData(FrameSize.SVGA, 800, 600)]
    [InlineData(FrameSize.XGA, 1024, 768)]
    [InlineData(FrameSize.HD, 1280, 720)]
    [InlineData(FrameSize.SXGA, 1280, 1024)]
    [InlineData(FrameSize.UXGA, 1600, 1200)]
    public void Each_size_has_its_pixels_and_its_name(FrameSize size, int width, int height)
    {
        Assert.Equal(width, FrameSizes.Width(size));
        Assert.Equal(height, FrameSizes.Height(size));
        Assert.Equal(size.ToString(), FrameSizes.Name(size));
        Assert.True(FrameSizes.TryParse(size.ToString().ToLowerInvariant(), out var parsed));
        Assert.Equal(size, parsed);
    }

    [Fact]
    public void Every_size_is_known_and_nothing_else()
    {
        Assert.Equal(string.Join(", ", Enum.GetNames<FrameSize>()), FrameSizes.AllNames);
        Assert.All(Enum.GetValues<FrameSize>(), size => Assert.True(FrameSizes.IsKnown(size)));
        foreach (var unknown in new[] { (FrameSize)(-1), (FrameSize)12 })
        {
            Assert.False(FrameSizes.IsKnown(unknown));
            Assert.Equal(0, FrameSizes.Width(unknown) + FrameSizes.Height(unknown));
            Assert.Equal(((int)unknown).ToString(), FrameSizes.Name(unknown));
        }

        Assert.False(FrameSizes.TryParse("8K", out _));
        Assert.False(FrameSizes.TryParse(null, out _));
    }

    [Fact]
    public void Upload_formats_have_names()
    {
        Assert.Equal(UploadFormats.AllNames, string.Join(", ", Enum.GetNames<UploadFormat>()));
        Assert.All(Enum.GetValues<UploadFormat>(), format => Assert.Equal(format.ToString(), UploadFormats.Name(format)));
        Assert.Equal("7", UploadFormats.Name((UploadFormat)7));
    }
}
