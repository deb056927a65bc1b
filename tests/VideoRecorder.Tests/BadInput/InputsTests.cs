using System.Text.RegularExpressions;
using Xunit.Sdk;

namespace VideoRecorder.Tests.BadInput;

/// <summary>A failure on a bad input can be looked into.</summary>
public partial class InputsTests
{
    [Fact]
    public void An_input_that_fails_is_made_small_and_fails_again_with_its_seed()
    {
        string first = Message(count: 1000, replay: null);
        string again = Message(count: 1000, Replay().Match(first).Groups[1].Value);

        Assert.All([first, again], message => Assert.Contains("Input: \"990\"", message));
    }

    [Fact]
    public void A_replay_runs_one_input()
    {
        int ran = 0;
        Inputs.Check("replay", _ => ran++, 1000, "1,3,5");
        Assert.Equal(1, ran);
    }

    private static string Message(int count, string? replay) => Assert.Throws<FailException>(() => Inputs.Check("an example", Fail, count, replay)).Message;

    private static void Fail(Dice dice)
    {
        int number = dice.Next(1000);
        dice.Input = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(number < 990);
    }

    [GeneratedRegex(@"VIDEORECORDER_REPLAY=(\S+)")]
    private static partial Regex Replay();
}
