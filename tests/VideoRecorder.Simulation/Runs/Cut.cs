using VideoRecorder.Simulation.Card;

namespace VideoRecorder.Simulation.Runs;

/// <summary>A power cut.</summary>
/// <param name="Call">The call of a port before whose effect the power goes, counted from 1 over the whole run.</param>
/// <param name="Outcome">What it leaves of what was pending.</param>
internal sealed record Cut(long Call, CutOutcome Outcome)
{
    public override string ToString() => Call + "/" + Outcome;

    /// <exception cref="FormatException">It is not a cut's text.</exception>
    public static Cut Parse(string text) =>
        text.Split('/') is [var call, var outcome] && long.TryParse(call, out long number) && Enum.TryParse(outcome, out CutOutcome left)
            ? new Cut(number, left)
            : throw new FormatException("Not a power cut: " + text);
}
