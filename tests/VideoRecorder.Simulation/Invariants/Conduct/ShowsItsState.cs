using VideoRecorder.Core.Status;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// The LED is lit while a clip is recorded. A fault is shown while the log tells of a problem that is not over, and none
/// when all is well. A clip that was recorded to its end is followed by the line that ends a problem of the card, the
/// camera or the space.
/// </summary>
internal sealed class ShowsItsState(World world, SimulatedBoard board, RunHistory history) : Invariant
{
    /// <summary>The LED looks ten times a second.</summary>
    public const int LedToleranceMs = 250;

    /// <summary>
    /// Log and LED may disagree from the moment at which a card is mounted again, or one of two problems is over, until
    /// the next recording has shown how it is.
    /// </summary>
    public const int ToleranceIntervals = 2;

    /// <summary>How often the LED is checked.</summary>
    public const int CheckMs = 5000;

    private CardFile? _clip;
    private long _createdAt;
    private long _disagreeSince = -1;
    private bool _isDone;
    private bool _isGood;
    private bool _looks;

    public override void Booted()
    {
        _disagreeSince = -1;
        _isDone = false;
        _isGood = false;
        if (!_looks)
        {
            _looks = true;
            Look();
        }
    }

    public override void Created(CardFile file)
    {
        if (RunHistory.IsClip(file))
        {
            if (_isDone && !history.Problems.AreNone && history.Problems.LastSaid < _createdAt)
            {
                world.Violate("A whole clip was recorded, and the log does not say that the problem is over");
            }

            _clip = file;
            _createdAt = world.Now;
            _isDone = false;
            _isGood = false;
        }
    }

    public override void FrameAppended(CardFile file, long frame)
    {
        _isGood = true;
        if (world.Now - _createdAt > LedToleranceMs && history.Open == file && board.Led is { IsLit: false })
        {
            world.Violate("The LED is dark " + (world.Now - _createdAt) + " ms after a recording has begun");
        }
    }

    public override void Closed(CardFile file) =>
        _isDone |= file == _clip && _isGood && EndsOnTime.SlotsOf(file.Content) == board.Settings.CaptureDurationSec * board.Settings.FramesPerSecond;

    public override void AtTheEnd()
    {
        if (board.Parts is null || !world.IsPowered)
        {
            return;
        }

        // Where there is no space, the camera cannot show that it works again.
        if (history.Problems.IsOpen(Problem.Card) || (history.Problems.IsOpen(Problem.Camera) && !history.Problems.IsOpen(Problem.Room)))
        {
            world.Violate("After a time without faults the log still tells of a problem of card or camera");
        }
        else if (Disagrees() && history.Open is null)
        {
            world.Violate("At the end " + Difference());
        }
    }

    private void Look()
    {
        world.Scheduler.Timeline.At(world.Now + CheckMs, Look);
        if (!world.IsPowered || !Disagrees())
        {
            _disagreeSince = -1;
            return;
        }

        _disagreeSince = _disagreeSince < 0 ? world.Now : _disagreeSince;
        long most = (ToleranceIntervals * history.IntervalMs) + CheckMs + history.CardWaits(_disagreeSince);
        if (world.Now - _disagreeSince > most)
        {
            world.Violate("For " + (world.Now - _disagreeSince) + " ms " + Difference());
        }
    }

    private bool Disagrees() => board.Parts is { } parts && (parts.State.Fault != RecorderFault.None) == history.Problems.AreNone;

    private string Difference() => "the LED shows the fault " + board.Parts!.State.Fault + ", but the log tells of "
        + (history.Problems.AreNone ? "none" : "a problem");
}
