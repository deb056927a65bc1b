using VideoRecorder.Core.Upload;

namespace VideoRecorder.Tests.Upload;

public class BackoffTests
{
    [Fact]
    public void Pauses_double_up_to_two_minutes_and_chance_adds_at_most_a_quarter()
    {
        int[] steps = [2000, 4000, 8000, 16_000, 32_000, 64_000, 120_000, 120_000];
        for (int seed = 0; seed < 200; seed++)
        {
            Backoff backoff = new(new Random(seed));
            Assert.All(steps, step => Assert.InRange(backoff.Next(), step, step + (step / 4)));
        }
    }

    [Fact]
    public void Recorders_with_other_seeds_do_not_come_back_together()
    {
        HashSet<int> pauses = [];
        for (int seed = 0; seed < 50; seed++)
        {
            pauses.Add(new Backoff(new Random(seed)).Next());
        }

        Assert.True(pauses.Count > 25);
    }

    [Fact]
    public void After_a_reset_the_pauses_are_short_again()
    {
        Backoff backoff = new(new Random(1));
        for (int i = 0; i < 8; i++)
        {
            backoff.Next();
        }

        backoff.Reset();

        Assert.InRange(backoff.Next(), 2000, 2500);
    }
}
