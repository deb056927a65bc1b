namespace VideoRecorder.Simulation.Network;

/// <summary>The board's socket buffer and the network behind it: what was handed over reaches the server at its speed.</summary>
internal sealed class SocketPipe(int capacity, long now)
{
    private const long Thousand = 1000;
    private long _now = now;

    // In thousandths of a byte.
    private long _credit;

    /// <summary>Gets the bytes that the recorder handed over.</summary>
    public long Sent { get; private set; }

    /// <summary>Gets the bytes that came to the server.</summary>
    public long Arrived { get; private set; }

    /// <summary>Gets when the last of them came.</summary>
    public long LastArrivalAt { get; private set; } = now;

    public long InFlight => Sent - Arrived;

    public int Room => (int)(capacity - InFlight);

    public void Add(int count) => Sent += count;

    /// <summary>Brings what was handed over to the server, as far as it comes by now.</summary>
    /// <param name="now">The time.</param>
    /// <param name="kilobytesPerSecond">The speed since the last check; 0 for one that takes no time.</param>
    public void Advance(long now, int kilobytesPerSecond)
    {
        if (InFlight > 0)
        {
            long speed = kilobytesPerSecond * 1024L;
            long neededMs = MsFor(InFlight, kilobytesPerSecond);
            if (_now + neededMs <= now)
            {
                LastArrivalAt = _now + neededMs;
                Arrived = Sent;
                _credit = 0;
            }
            else if (now > _now)
            {
                _credit += (now - _now) * speed;
                long moved = _credit / Thousand;
                _credit -= moved * Thousand;
                Arrived += moved;
                LastArrivalAt = moved > 0 ? now : LastArrivalAt;
            }
        }

        _now = now;
    }

    /// <summary>Tells how long so many of the bytes under way still take.</summary>
    public long MsFor(long bytes, int kilobytesPerSecond)
    {
        long speed = kilobytesPerSecond * 1024L;
        long needed = (bytes * Thousand) - _credit;
        return speed == 0 || needed <= 0 ? 0 : (needed + speed - 1) / speed;
    }

    /// <summary>Tells how long it takes until there is space worth a write.</summary>
    public long MsUntilRoom(int count, int kilobytesPerSecond)
    {
        long wanted = Math.Min(count, Math.Max(1, capacity / 4)) - Room;
        return wanted <= 0 ? 0 : MsFor(wanted, kilobytesPerSecond);
    }
}
