using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using VideoRecorder.Tests.Support;
using VideoRecorder.Tests.VirtualBoard;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>The uploads of several recorders go through proxies that cut, stall, throttle and half-close their connections.</summary>
public sealed class BreakTests(ITestOutputHelper output) : IDisposable
{
    private const string Variable = "VIDEORECORDER_BREAKS";
    private const int UsualFaults = 25;
    private const int MostBenches = 24;

    private static readonly TimeSpan _longestStep = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _longestRun = TimeSpan.FromMinutes(10);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Connections_that_break_at_any_byte_lose_no_clip()
    {
        int faults = FaultRun.Count(Variable, UsualFaults);
        int seed = FaultRun.Seed();
        string replay = FaultRun.Replay(Variable, faults, seed);
        output.WriteLine($"To run it again: {replay}");
        var watch = Stopwatch.StartNew();
        using var ca = new TestCertificates("Test CA");
        using X509Certificate2 certificate = ca.Issue("127.0.0.1");
        await using RecordingServer plain = await RecordingServer.Start(_folder.File("received"));
        await using RecordingServer secure = await RecordingServer.Start(_folder.File("received over https"), certificate);

        // a connection that nothing is done to must end too
        plain.Closes = secure.Closes = upload => upload.Number % 3 == 0;
        int count = Math.Clamp(faults / 2, 1, MostBenches);
        BreakBench[] benches = [.. Enumerable.Range(0, count).Select(number => new BreakBench(
            number + 1,
            seed + (number * 1000),
            (faults / count) + (number < faults % count ? 1 : 0),
            number % 2 == 0 ? plain : secure,
            number % 2 == 0 ? string.Empty : ca.Pem,
            _folder.File($"card{number + 1}")))];
        try
        {
            await Task.WhenAll(benches.Select(bench => Task.Factory.StartNew(
                () => bench.Run(_longestRun), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            Assert.All(benches, Check);
        }
        finally
        {
            output.WriteLine($"{count} recorders, {watch.Elapsed.TotalSeconds:0} s.");
            Report(benches);
            foreach (BreakBench bench in benches)
            {
                bench.Dispose();
            }
        }
    }

    private static void Check(BreakBench bench)
    {
        try
        {
            Assert.Empty(bench.Watch.Wrongs);
            Assert.Empty(bench.Waiting);
            Assert.True(bench.LongestStep < _longestStep, $"a step took {bench.LongestStep}");
            Assert.DoesNotContain(bench.Watch.Events, e => e.Text.Contains("A fault in", StringComparison.Ordinal));
            var rules = new RetryRules(bench);
            Assert.Equal(bench.Clips.Keys.Order(), rules.Successes.Keys.Order());
            Assert.All(rules.Successes, clip => Assert.Equal(1, clip.Value));
            CheckReceived(bench);
        }
        catch (Xunit.Sdk.XunitException e)
        {
            throw new InvalidOperationException($"{e.Message}\n{bench.Kind}\n{Faults(bench)}{LogTail.Of(bench.Watch.Lines)}", e);
        }
    }

    /// <summary>Each clip came as it is; more than once only where an answer was lost, as the proxy knows.</summary>
    private static void CheckReceived(BreakBench bench)
    {
        foreach (IGrouping<string, StoredUpload> clip in bench.Uploads.Where(upload => upload.IsStored).GroupBy(upload => upload.Name))
        {
            Assert.All(clip, upload => Assert.Equal(bench.Clips[clip.Key], upload.Digest));
            Assert.All(clip.SkipLast(1), upload => Assert.True(
                bench.Struck.Any(connection => connection.ServerPort == upload.Port),
                $"DOUBLE: {upload.Name} came over a connection that nothing was done to, and again"));
        }
    }

    private static string Faults(BreakBench bench) => string.Join('\n', bench.Proxy.Connections.Select(connection =>
        $"{connection.Fault.Kind} at {connection.Fault.At} to the {(connection.Fault.IsToBoard ? "board" : "server")}: {(connection.HasStruck ? connection.Place : "-")}"));

    private void Report(BreakBench[] benches)
    {
        ProxiedConnection[] struck = [.. benches.SelectMany(bench => bench.Struck)];
        output.WriteLine($"{struck.Length} faults struck, in {benches.Sum(bench => bench.Proxy.Connections.Length)} connections:");
        foreach (IGrouping<string, ProxiedConnection> place in struck.GroupBy(connection => connection.Place).OrderBy(group => group.Key))
        {
            string kinds = string.Join(", ", place.GroupBy(connection => connection.Fault.Kind).OrderBy(group => group.Key).Select(group => $"{group.Key} {group.Count()}"));
            output.WriteLine($"  {place.Count(),4}  {place.Key}: {kinds}");
        }

        StoredUpload[] stored = [.. benches.SelectMany(bench => bench.Uploads).Where(upload => upload.IsStored)];
        int clips = benches.Sum(bench => bench.Clips.Count);
        output.WriteLine($"{clips} clips, stored {stored.Length} times: {stored.Length - clips} doubles after a lost answer; longest step {benches.Max(bench => bench.LongestStep).TotalSeconds:0.0} s.");
    }
}
