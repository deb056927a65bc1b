using System.Globalization;
using System.Net.Http.Headers;
using VideoRecorder.Core.Upload;

namespace VideoRecorder.Tests.BadInput;

/// <summary>What holds for the wait that a server asks for, in whatever words.</summary>
public class RetryAfterProperties
{
    private static readonly DateTime Now = new(2026, 11, 22, 15, 40, 1, DateTimeKind.Utc);

    [Fact]
    public void A_wait_is_the_one_that_NET_reads_and_never_longer_than_a_day() => Inputs.Check("Retry-After", dice =>
    {
        string value = dice.Next(4) switch
        {
            0 => dice.Of("0123456789", 1, 25),
            1 => dice.Text(40),
            2 => new string('9', dice.Next(10_000)),
            _ => new DateTime(dice.Next(5) == 0 ? 1 + dice.Next(9999) : 2026, 1, 1).AddSeconds(dice.Next(366 * 86_400)).ToString("R", CultureInfo.InvariantCulture),
        };
        value = dice.Chance(2) ? dice.Mutate(value) : value;
        dice.Input = value;
        long memory = GC.GetAllocatedBytesForCurrentThread();
        long delay = RetryAfter.DelayMs(value, Now, isTimeKnown: true);
        memory = GC.GetAllocatedBytesForCurrentThread() - memory;

        Assert.InRange(delay, RetryAfter.None, RetryAfter.MaxDelayMs);
        Memory.AssertAtMost(4000 + (2 * value.Length), memory);
        long unclocked = RetryAfter.DelayMs(value, Now, isTimeKnown: false);
        Assert.True(unclocked == RetryAfter.None || unclocked == delay);
        if (RetryConditionHeaderValue.TryParse(value, out RetryConditionHeaderValue? known) && known.Delta is { } delta)
        {
            Assert.Equal((long)Math.Min(delta.TotalMilliseconds, RetryAfter.MaxDelayMs), delay);
        }

        if (DateTime.TryParseExact(value.Trim(), "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date) && value.Trim().Length == 29)
        {
            long expected = (long)Math.Clamp((date - Now).TotalMilliseconds, 0, RetryAfter.MaxDateDelayMs);
            Assert.True(delay == expected || date.Year < 1970 || !HasExactNames(value.Trim(), date), $"{delay} instead of {expected}");
        }
    });

    // .NET takes names of days and months in any case.
    private static bool HasExactNames(string value, DateTime date) => value == date.ToString("R", CultureInfo.InvariantCulture);
}
