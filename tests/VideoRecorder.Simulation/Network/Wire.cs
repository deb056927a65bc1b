using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Network;

/// <summary>A connection as both sides have it: what comes to the recorder and when, and whether it still carries anything.</summary>
internal sealed class Wire(World world)
{
    private const long Never = long.MaxValue;
    private readonly Queue<(long At, byte[] Bytes)> _coming = new();
    private long _endsAt = Never;
    private long _breaksAt = Never;
    private int _givenOfFirst;

    /// <summary>Gets how many bytes were sent to the recorder so far, whether they have come or not.</summary>
    public long Sent { get; private set; }

    /// <summary>Gets how many of them the recorder has read.</summary>
    public long Given { get; private set; }

    /// <summary>Gets or sets whether the recorder hears that it broke.</summary>
    public bool IsLost { get; set; }

    /// <summary>Gets or sets whether nothing moves any more.</summary>
    public bool IsSilent { get; set; }

    public bool HasBytes => _coming.TryPeek(out (long At, byte[]) first) && first.At <= world.Now;

    /// <summary>Gets whether all was read that the server sent before it closed its side.</summary>
    public bool HasEnd => _coming.Count == 0 && _endsAt <= world.Now;

    /// <summary>Gets whether a read finds anything: bytes, the end, or how it broke.</summary>
    public bool HasAnything => HasBytes || HasEnd || IsLost;

    /// <summary>Gets when the next thing is to be found.</summary>
    public long Next => Math.Min(_breaksAt, _coming.TryPeek(out (long At, byte[]) first) ? first.At : _endsAt);

    /// <summary>Gets when it breaks, as far as that is known.</summary>
    public long BreaksAt => _breaksAt;

    public void Send(byte[] bytes, long at)
    {
        if (bytes.Length > 0)
        {
            _coming.Enqueue((at, bytes));
            Sent += bytes.Length;
        }
    }

    /// <summary>The server closes its side.</summary>
    public void EndAt(long time) => _endsAt = time;

    /// <summary>It breaks at a time, and nothing moves before that.</summary>
    public void BreakAt(long time)
    {
        IsSilent = true;
        _breaksAt = time;
    }

    /// <summary>It breaks at a time, and carries the answer up to then.</summary>
    public void ResetAt(long time) => _breaksAt = time;

    /// <summary>It breaks now, and the recorder hears of it or does not.</summary>
    public void BreakNow(bool isHeard)
    {
        IsLost |= isHeard;
        IsSilent = true;
        DropComing();
        world.Diary.Note(isHeard ? "the connection breaks" : "the connection falls silent");
    }

    /// <summary>What has not come yet comes no more.</summary>
    public void DropComing()
    {
        (long At, byte[] Bytes)[] all = [.. _coming];
        _coming.Clear();
        foreach ((long at, byte[] bytes) in all)
        {
            if (at <= world.Now)
            {
                _coming.Enqueue((at, bytes));
            }
            else
            {
                Sent -= bytes.Length;
            }
        }

        _endsAt = _endsAt > world.Now ? Never : _endsAt;
    }

    public void Advance()
    {
        if (_breaksAt <= world.Now)
        {
            _breaksAt = Never;
            IsLost = true;
            DropComing();
            world.Diary.Note("the connection is reset");
        }
    }

    /// <summary>Gives the recorder what has come.</summary>
    /// <returns>How many bytes.</returns>
    public int Read(Span<byte> buffer)
    {
        if (!HasBytes)
        {
            return 0;
        }

        ReadOnlySpan<byte> left = _coming.Peek().Bytes.AsSpan(_givenOfFirst);
        int count = Math.Min(left.Length, buffer.Length);
        left[..count].CopyTo(buffer);
        _givenOfFirst += count;
        Given += count;
        if (count == left.Length)
        {
            _coming.Dequeue();
            _givenOfFirst = 0;
        }

        return count;
    }
}
