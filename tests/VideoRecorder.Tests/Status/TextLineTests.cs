using FsCheck;
using FsCheck.Xunit;
using VideoRecorder.Core.Text;
using Xunit;

namespace VideoRecorder.Tests.Status;

public class TextLineTests
{
    [Theory]
    [InlineData("plain  text ~!", "plain  text ~!")]
    [InlineData("one\r\ntwo\n\n  three\tfour", "one two three four")]
    [InlineData("\n\t one \r\n", "one")]
    [InlineData("  kept  ", "  kept  ")]
    [InlineData("caf\u00e9 \u0007\u001b[31m\u007f", "caf? ??[31m?")]
    [InlineData("\n", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Text_becomes_one_line_of_printable_ASCII(string? text, string line) =>
        Assert.Equal(line, TextLine.Clean(text, 200));

    [Theory]
    [InlineData("abcdef", 3, "abc")]
    [InlineData("abc", 3, "abc")]
    [InlineData("a          b", 3, "a  ")]
    [InlineData("abc", 0, "")]
    [InlineData("abc", -1, "")]
    public void A_line_is_cut_at_its_longest(string text, int max, string line) =>
        Assert.Equal(line, TextLine.Clean(text, max));

    [Property(MaxTest = 1000)]
    public void Any_text_gives_a_line_within_its_bounds(string? text, int max)
    {
        var line = TextLine.Clean(text, max % 50);
        Assert.InRange(line.Length, 0, Math.Max(0, max % 50));
        Assert.All(line, c => Assert.InRange(c, ' ', '~'));
    }
}
