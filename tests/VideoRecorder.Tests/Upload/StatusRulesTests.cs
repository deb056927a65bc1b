using System.Globalization;
using VideoRecorder.Core.Upload.Proof;
using VideoRecorder.Core.Upload.Targets;
using VideoRecorder.Tests.Architecture;

namespace VideoRecorder.Tests.Upload;

/// <summary>What each status but a success means.</summary>
public class StatusRulesTests
{
    [Fact]
    public void The_document_for_servers_has_the_same_table()
    {
        string[] lines = File.ReadAllLines(Repository.PathOf("docs/servers.md"));
        int start = Array.IndexOf(lines, "| answer | who waits | at least | what the log says of it |") + 2;
        Assert.Equal(Enumerable.Range(0, StatusRules.Count).Select(i => Row(StatusRules.At(i))), lines.Skip(start).TakeWhile(line => line.StartsWith('|')));
    }

    [Fact]
    public void Each_status_but_a_success_has_a_rule_and_each_rule_a_status()
    {
        StatusRule[] rules = [.. Enumerable.Range(300, 300).Select(StatusRules.Of)];
        Assert.All(Enumerable.Range(300, 300), status => Assert.InRange(status, StatusRules.Of(status).First, StatusRules.Of(status).Last));
        Assert.Equal(StatusRules.Count, rules.Distinct().Count());
    }

    private static string Row(StatusRule rule)
    {
        string status = rule.First == rule.Last ? rule.First.ToString(CultureInfo.InvariantCulture) : $"{rule.First / 100}xx";
        string who = rule.Verdict == UploadVerdict.ClipRefused ? "this clip" : "all clips";
        string wait = rule.LeastWaitMs switch { 0 => "-", 3_600_000 => "1 h", int ms => $"{ms / 60_000} min" };
        return $"| {status} | {who} | {wait} | {rule.Advice} |";
    }
}
