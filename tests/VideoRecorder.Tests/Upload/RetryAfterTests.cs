using VideoRecorder.Core.Upload;
using Xunit;

namespace VideoRecorder.Tests.Upload;

public class RetryAfterTests
{
    private static readonly DateTime Now = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1000)]
    [InlineData(" 120\t", 120000)]
    [InlineData("007", 7000)]
    [InlineData("86400", 86400000)]
    [InlineData("86401", 86400000)]
    [InlineData("2147483648", 86400000)]
    [InlineData("99999999999999999999999999999999", 86400000)]
    public void Seconds_are_taken_up_to_a_day(string value, long delay)
    {
        Assert.Equal(delay, RetryAfter.DelayMs(value, Now, true));
        Assert.Equal(delay, RetryAfter.DelayMs(value, DateTime.UnixEpoch, false));
    }

    [Theory]
    [InlineData("Sun, 01 Mar 2026 12:00:30 GMT", 30000)]
    [InlineData("Sun, 01 Mar 2026 12:00:00 GMT", 0)]
    [InlineData("Sun, 01 Mar 2026 11:59:59 GMT", 0)]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT", 0)]
    [InlineData("Sun, 01 Mar 2026 13:00:00 GMT", 3600000)]
    [InlineData("Sun, 01 Mar 2026 12:59:60 GMT", 3599000)]
    public void A_date_is_the_time_until_it(string value, long delay) =>
        Assert.Equal(delay, RetryAfter.DelayMs(value, Now, true));

    [Theory]
    [InlineData("Sun, 01 Mar 2026 13:00:01 GMT")]
    [InlineData("Mon, 02 Mar 2026 12:00:00 GMT")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public void A_date_leads_to_no_more_than_an_hour_for_the_time_of_the_board_may_be_wrong(string value) =>
        Assert.Equal(3600000, RetryAfter.DelayMs(value, Now, true));

    [Fact]
    public void A_part_of_a_millisecond_is_waited_for() =>
        Assert.Equal(30000, RetryAfter.DelayMs("Sun, 01 Mar 2026 12:00:30 GMT", Now.AddTicks(1), true));

    [Fact]
    public void A_date_says_nothing_while_the_time_is_unknown() =>
        Assert.Equal(RetryAfter.None, RetryAfter.DelayMs("Sun, 01 Mar 2026 12:00:30 GMT", Now, false));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("10 s")]
    [InlineData("1e3")]
    [InlineData("soon")]
    [InlineData("Sun, 01 Mar 2026 12:00:30")]
    [InlineData("Sun, 01 Mar 2026 12:00:30 UTC")]
    [InlineData("Sun, 1 Mar 2026 12:00:30 GMT")]
    [InlineData("Son, 01 Mar 2026 12:00:30 GMT")]
    [InlineData("Sun, 01 Mrz 2026 12:00:30 GMT")]
    [InlineData("Sun, 01 arM 2026 12:00:30 GMT")]
    [InlineData("Sun, 00 Mar 2026 12:00:30 GMT")]
    [InlineData("Sun, 29 Feb 2026 12:00:30 GMT")]
    [InlineData("Sun, 01 Mar 0000 12:00:30 GMT")]
    [InlineData("Sun, 01 Mar 2026 24:00:30 GMT")]
    [InlineData("Sun, 01 Mar 2026 12:60:30 GMT")]
    [InlineData("Sun, 01 Mar 2026 12:00:61 GMT")]
    [InlineData("Sun, 01 Mar 2026 12-00-30 GMT")]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT")]
    [InlineData("Sun Nov  6 08:49:37 1994")]
    public void What_cannot_be_understood_is_as_if_it_were_absent(string? value) =>
        Assert.Equal(RetryAfter.None, RetryAfter.DelayMs(value, Now, true));
}
