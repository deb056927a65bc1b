using VideoRecorder.Core.Supervision;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// At each place of the grid, which begins when the board starts, a clip is made: at once; or late or not at all, with
/// the reason in the log, because the card held the recorder up, or because the recording before took longer.
/// </summary>
internal sealed class StartsOnTheGrid(World world, RunHistory history, ConductReport report) : Invariant
{
    /// <summary>
    /// What a start may take on a card that answers at once: a piece of housekeeping that began before, some
    /// folders to be made, a few clips to be deleted, at some milliseconds a call.
    /// </summary>
    public const int ToleranceMs = 250;

    private long _slot;
    private long _heldUp;

    public override void Booted()
    {
        _slot = 0;
        _heldUp = 0;
    }

    public override void Created(CardFile file)
    {
        if (!RunHistory.IsClip(file))
        {
            return;
        }

        while (history.SlotTime(_slot + 1) <= world.Now)
        {
            Miss();
        }

        if (history.SlotTime(_slot) <= world.Now)
        {
            Start(file);
        }
        else if (_heldUp > 0)
        {
            // It belongs to a place that had passed.
            _heldUp--;
            report.LateByCard++;
        }
        else if (_slot > 0 && history.Problems.Between(history.SlotTime(_slot - 1), world.Now) is not Problem.None and var problem)
        {
            report.LateWithReason[(int)problem]++;
            report.NotAtAll[(int)problem]--;
        }
        else
        {
            world.Violate("A recording starts off the grid, " + (history.SlotTime(_slot) - world.Now) + " ms early: " + file.Path);
        }
    }

    public override void PowerLost() => Account();

    public override void AtTheEnd() => Account();

    private void Start(CardFile file)
    {
        long due = Math.Max(history.SlotTime(_slot), Before);
        long delay = world.Now - due;
        long waits = history.CardWaits(due);
        Problem problem = history.Problems.Between(due, world.Now);
        history.Problems.Forget(due - history.IntervalMs);
        _slot++;
        report.Slots++;
        if (waits == 0 && problem == Problem.None)
        {
            report.WorstDelayMs = Math.Max(report.WorstDelayMs, delay);
        }

        if (delay <= ToleranceMs)
        {
            report.OnTime += due == history.SlotTime(_slot - 1) ? 1 : 0;
            report.LateByTheOneBefore += due == history.SlotTime(_slot - 1) ? 0 : 1;
        }
        else if (delay <= ToleranceMs + waits)
        {
            report.LateByCard++;
        }
        else if (problem != Problem.None)
        {
            report.LateWithReason[(int)problem]++;
        }
        else
        {
            world.Violate("A recording starts " + delay + " ms late, the card held it up for " + waits + " ms, and the log tells no reason: " + file.Path);
        }
    }

    /// <summary>Gets when the recording before the one that was just made ended.</summary>
    private long Before => history.EndedAt;

    /// <summary>The place at hand has passed without a clip.</summary>
    private void Miss()
    {
        long due = history.SlotTime(_slot);
        long next = history.SlotTime(_slot + 1);
        long waits = history.CardWaits(due);
        Problem problem = history.Problems.Between(due, due + ToleranceMs + waits);
        report.Slots++;
        _slot++;
        if (problem != Problem.None)
        {
            report.NotAtAll[(int)problem]++;
        }
        else if (history.EndedAt >= next)
        {
            report.SkippedByTheOneBefore++;
        }
        else if (waits + ToleranceMs >= history.IntervalMs)
        {
            _heldUp++;
            report.NotAtAllByCard++;
        }
        else
        {
            world.Violate("No recording was started at the place of the grid " + (world.Now - due) + " ms ago, the card held it up for "
                + waits + " ms, and the log tells no reason");
        }
    }

    /// <summary>Looks at the places up to now. One at which the recorder is just at work is left out.</summary>
    private void Account()
    {
        bool isBusy = history.Open is not null || world.Scheduler.IsUnderWay(PartNumbers.Recorder);
        while (!world.IsViolated && history.SlotTime(_slot) + ToleranceMs + history.CardWaits(history.SlotTime(_slot)) < world.Now
            && !(isBusy && history.SlotTime(_slot + 1) > world.Now))
        {
            Miss();
        }
    }
}
