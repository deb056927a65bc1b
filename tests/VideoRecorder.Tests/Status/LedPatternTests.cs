using VideoRecorder.Core.Led;

namespace VideoRecorder.Tests.Status;

public class LedPatternTests
{
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
}
