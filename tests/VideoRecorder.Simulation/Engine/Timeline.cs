namespace VideoRecorder.Simulation.Engine;

/// <summary>What happens by itself at a time, like the weather: a card is pulled, a link is lost, the clock is set.</summary>
internal sealed class Timeline
{
    private readonly PriorityQueue<Action, (long Time, int Order)> _plans = new();
    private int _planned;

    /// <summary>Gets the time of the next event; <see cref="long.MaxValue"/> for none.</summary>
    public long Next { get; private set; } = long.MaxValue;

    public void At(long time, Action plan)
    {
        _plans.Enqueue(plan, (time, _planned++));
        Next = Math.Min(Next, time);
    }

    /// <summary>Lets the next event happen.</summary>
    public void Happen()
    {
        Action plan = _plans.Dequeue();
        Next = _plans.TryPeek(out _, out (long Time, int Order) next) ? next.Time : long.MaxValue;
        plan();
    }
}
