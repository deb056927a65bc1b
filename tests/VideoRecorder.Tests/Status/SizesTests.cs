using System.Globalization;
using FsCheck.Xunit;
using VideoRecorder.Core.Text;
using Xunit;

namespace VideoRecorder.Tests.Status;

public class SizesTests
{
    [Theory]
    [InlineData(0, "0.00MB")]
    [InlineData(5242, "0.00MB")]
    [InlineData(5243, "0.01MB")]
    [InlineData(2453667, "2.34MB")]
    [InlineData(1048576, "1.00MB")]
    [InlineData(1043334, "1.00MB")]
    [InlineData(1043333, "0.99MB")]
    [InlineData(1073741824, "1024.00MB")]
    [InlineData(long.MaxValue, "8796093022208.00MB")]
    [InlineData(long.MinValue, "-8796093022208.00MB")]
    [InlineData(-1572864, "-1.50MB")]
    public void A_size_is_shown_in_megabytes_with_two_decimals(long bytes, string text) =>
        Assert.Equal(text, SizeText.Format(bytes));

    [Theory]
    [InlineData(4096, "4KB")]
    [InlineData(8192, "8KB")]
    [InlineData(65536, "64KB")]
    [InlineData(512, "512B")]
    [InlineData(1536, "1536B")]
    public void A_chunk_is_shown_in_kilobytes(int bytes, string text) =>
        Assert.Equal(text, SizeText.FormatChunk(bytes));

    [Property(MaxTest = 1000)]
    public void A_size_is_rounded_as_exact_arithmetic_rounds_it(long bytes)
    {
        var size = Math.Abs(bytes / 2);
        var expected = Math.Round(size / 1048576m, 2, MidpointRounding.AwayFromZero);
        Assert.Equal(expected.ToString("F2", CultureInfo.InvariantCulture) + "MB", SizeText.Format(size));
    }
}
