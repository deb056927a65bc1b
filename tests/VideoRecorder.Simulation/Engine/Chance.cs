namespace VideoRecorder.Simulation.Engine;

/// <summary>The one source of chance of a run: the same seed gives the same numbers, on every machine (SplitMix64).</summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Gets 64 random bits.</summary>
    public ulong Bits()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Gets a number from 0 to <paramref name="below"/> - 1; 0 where that is not above 0.</summary>
    public int Below(int below) => below <= 0 ? 0 : (int)(((Bits() >> 32) * (ulong)below) >> 32);

    /// <summary>Gets a number between two, both included.</summary>
    public long Between(long least, long most) => least >= most ? least : least + (long)(Bits() % (ulong)(most - least + 1));

    /// <summary>Is true once in so many times; never for 0.</summary>
    public bool OneIn(int times) => times > 0 && Below(times) == 0;

    /// <summary>Is true with a probability.</summary>
    public bool Happens(double probability) => probability > 0 && (Bits() >> 11) * (1.0 / (1UL << 53)) < probability;

    /// <summary>Gets one of these.</summary>
    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    /// <summary>Begins a chance of its own, so that one model's numbers do not depend on how often another asks.</summary>
    public Chance Fork() => new(Bits());
}
