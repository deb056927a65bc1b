using System.Globalization;
using System.Net.Http.Headers;
using VideoRecorder.Core.Http;

namespace VideoRecorder.Tests.BadInput;

/// <summary>What holds for the wait that a server asks for, in whatever words.</summary>
public class RetryAfterProperties
{
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
        long delay = RetryAfter.DelayMs(value);
        memory = GC.GetAllocatedBytesForCurrentThread() - memory;

        Assert.InRange(delay, RetryAfter.None, RetryAfter.MaxDelayMs);
        Memory.AssertAtMost(4000 + (2 * value.Length), memory);
        if (RetryConditionHeaderValue.TryParse(value, out RetryConditionHeaderValue? known) && known.Delta is { } delta)
        {
            Assert.Equal((long)Math.Min(delta.TotalMilliseconds, RetryAfter.MaxDelayMs), delay);
        }
    });
}
