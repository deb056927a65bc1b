using VideoRecorder.Core.Status;

namespace VideoRecorder.Tests.Status;

public class LedPatternTests
{
    [Fact]
    public void Recording_is_solid_on() => Assert.Equal([(0, true)], Changes(LedPattern.Recording));

    [Fact]
    public void Uploading_flashes_twice_each_five_seconds() => Assert.Equal(
        [(0, true), (100, false), (200, true), (300, false), (5000, true), (5100, false), (5200, true), (5300, false)],
        Changes(LedPattern.Uploading));

    [Fact]
    public void Connected_and_idle_flashes_once_each_five_seconds() => Assert.Equal(
        [(0, true), (200, false), (5000, true), (5200, false)],
        Changes(LedPattern.Connected));

    [Fact]
    public void Disconnected_is_dark() => Assert.Equal([(0, false)], Changes(LedPattern.Dark));

    [Fact]
    public void Each_fault_has_a_code_of_its_own()
    {
        LedPattern[] all =
        [
            LedPattern.Recording, LedPattern.Uploading, LedPattern.Connected, LedPattern.Dark,
            LedPattern.NoCamera, LedPattern.NoCard, LedPattern.RefusedSettings,
        ];

        Assert.Equal(all.Length, all.Select(p => string.Join(';', Changes(p))).Distinct().Count());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void A_missing_part_is_told_by_the_number_of_long_flashes(int flashes)
    {
        LedPattern pattern = flashes == 3 ? LedPattern.NoCamera : LedPattern.NoCard;

        Assert.Equal(flashes, Changes(pattern).Count(c => c.IsLit && c.At < 4000));
        Assert.Equal(2 * flashes, Changes(pattern).Count(c => c.IsLit && c.At < 8000));
    }

    [Fact]
    public void The_pattern_says_when_it_changes_next()
    {
        for (int at = 0; at < 10000; at += 7)
        {
            bool now = LedPattern.Uploading.IsLit(at, out int next);

            Assert.InRange(next, 1, 4700);
            Assert.Equal(now, LedPattern.Uploading.IsLit(at + next - 1, out _));
            Assert.NotEqual(now, LedPattern.Uploading.IsLit(at + next, out _));
        }
    }

    private static List<(int At, bool IsLit)> Changes(LedPattern pattern)
    {
        List<(int At, bool IsLit)> changes = [];
        for (int at = 0; at < 10000; at++)
        {
            bool isLit = pattern.IsLit(at, out _);
            if (changes.Count == 0 || changes[^1].IsLit != isLit)
            {
                changes.Add((at, isLit));
            }
        }

        return changes;
    }
}
