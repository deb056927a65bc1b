using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Tests.Support;

/// <summary>
/// The far side of an upload in virtual time: an upload server with a speed, its faults, and what it stored. It also
/// keeps watch: nothing may be opened or sent while uploads must pause.
/// </summary>
internal sealed class ModelServer(VirtualTimeClock clock, Func<long, bool> isUploadWindow) : IConnector
{
    private double _unspentMs;
    private ServedConnection? _connection;

    /// <summary>What it does to the next requests; after that <see cref="Usual"/>.</summary>
    public Queue<ServerAct> Script { get; } = [];

    public ServerAct Usual { get; set; } = new();

    /// <summary>The speed of the network; 0 for one that takes no time.</summary>
    public int KilobytesPerSecond { get; set; }

    /// <summary>How long it waits for the next byte of a body.</summary>
    public long WaitsForMs { get; set; } = long.MaxValue;

    /// <summary>Whether it answers 408 then, or just closes.</summary>
    public bool AnswersWhenDropping { get; set; }

    public bool IsReachable { get; set; } = true;

    /// <summary>What a connection that fails says.</summary>
    public string Refusal { get; set; } = "There is no connection to the server.";

    public List<ServedRequest> Requests { get; } = [];

    /// <summary>How many connections were made.</summary>
    public int Connections { get; private set; }

    public bool HasOpenConnection => _connection is { IsClosed: false };

    /// <summary>When a request was tried, also in vain.</summary>
    public List<long> Attempts { get; } = [];

    /// <summary>Gets the time between one attempt and the next, in milliseconds.</summary>
    public List<long> Gaps => [.. Attempts.Zip(Attempts.Skip(1), (one, next) => next - one)];

    public Dictionary<string, byte[]> Stored { get; } = [];

    public long Now => clock.Milliseconds;

    /// <summary>Gets a value indicating whether a connection that is open serves the next request too.</summary>
    public bool KeepsConnection => IsReachable && (Script.Count > 0 ? Script.Peek() : Usual) is { Refuses: null, ConnectMs: 0 };

    public IConnection Connect(string host, int port, bool isSecure, int timeoutMs)
    {
        CheckMayWork();
        CheckMayWaitFor(timeoutMs);
        Assert.False(HasOpenConnection);
        Attempts.Add(Now);
        ServerAct act = Next();
        if (act.Refuses is { } error || !IsReachable)
        {
            throw new TransportException(act.Refuses ?? TransportError.Connect, Refusal);
        }

        Pass(Math.Min(act.ConnectMs, timeoutMs));
        if (act.ConnectMs > timeoutMs)
        {
            throw new TransportException(TransportError.Timeout, "The server does not answer.");
        }

        Connections++;
        _connection = new ServedConnection(this, act);
        return _connection;
    }

    /// <summary>Takes a request.</summary>
    /// <param name="head">Its head.</param>
    /// <param name="act">How it is treated; null for the next one on a connection.</param>
    public ServedRequest Begin(SimulatedHead head, ServerAct? act)
    {
        Assert.All(Requests, request => Assert.NotNull(request.ClosedAt));
        if (act is null)
        {
            Attempts.Add(Now);
        }

        ServedRequest request = new(this, head, act ?? Next());
        Requests.Add(request);
        return request;
    }

    public void CheckMayWork() =>
        Assert.True(isUploadWindow(Now), $"At {Now} ms a recording is on or near, and something was sent.");

    /// <summary>Nothing may wait for the network longer than uploads may go on.</summary>
    public void CheckMayWaitFor(int milliseconds) =>
        Assert.True(milliseconds > 0 && isUploadWindow(Now + milliseconds - 1), $"At {Now} ms a wait of {milliseconds} ms reaches into a recording.");

    public void Pass(long milliseconds) => clock.Advance(milliseconds);

    /// <summary>Lets the network carry bytes for a time at most.</summary>
    /// <returns>How many it carried.</returns>
    public int Carry(int bytes, int waitMs)
    {
        if (KilobytesPerSecond == 0)
        {
            return bytes;
        }

        double neededMs = _unspentMs + (bytes * 1000.0 / 1024 / KilobytesPerSecond);
        if (neededMs < waitMs + 1)
        {
            Pass((long)neededMs);
            _unspentMs = neededMs - (long)neededMs;
            return bytes;
        }

        int carried = (int)(bytes * (waitMs - _unspentMs) / (neededMs - _unspentMs));
        _unspentMs = 0;
        Pass(waitMs);
        return Math.Clamp(carried, 0, bytes);
    }

    private ServerAct Next() => Script.Count > 0 ? Script.Dequeue() : Usual;
}
