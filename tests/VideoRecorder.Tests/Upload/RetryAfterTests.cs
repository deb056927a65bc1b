using VideoRecorder.Core.Http;
using Xunit;

namespace VideoRecorder.Tests.Upload;

public class RetryAfterTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1000)]
    [InlineData(" 120\t", 120000)]
    [InlineData("007", 7000)]
    [InlineData("86400", 86400000)]
    [InlineData("86401", 86400000)]
    [InlineData("2147483648", 86400000)]
    [InlineData("99999999999999999999999999999999", 86400000)]
    public void Seconds_are_taken_up_to_a_day(string value, long delay) => Assert.Equal(delay, RetryAfter.DelayMs(value));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("10 s")]
    [InlineData("1e3")]
    [InlineData("soon")]
    [InlineData("Sun, 01 Mar 2026 12:00:30 GMT")]
    public void What_is_no_number_of_seconds_is_as_if_it_were_absent(string? value) => Assert.Equal(RetryAfter.None, RetryAfter.DelayMs(value));
}
