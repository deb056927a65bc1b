using VideoRecorder.Core.Upload.Targets;

namespace VideoRecorder.Tests.Upload;

public class BackoffTests
{
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
}
