using VideoRecorder.Core.Upload;

namespace VideoRecorder.Tests.Support;

/// <summary>
/// The far side of an upload in virtual time: an upload server with a speed, its faults, and what it stored. It also
/// keeps watch: nothing may be opened or sent while uploads must pause.
/// </summary>
internal sealed class ModelServer(VirtualTimeClock clock, Func<long, bool> isUploadWindow) : ITransport
{
    private double _unspentMs;

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

    public List<ServedRequest> Requests { get; } = [];

    /// <summary>When a connection was tried, also in vain.</summary>
    public List<long> Attempts { get; } = [];

    /// <summary>Gets the time between one attempt and the next, in milliseconds.</summary>
    public List<long> Gaps => [.. Attempts.Zip(Attempts.Skip(1), (one, next) => next - one)];

    public Dictionary<string, byte[]> Stored { get; } = [];

    public long Now => clock.Milliseconds;

    public IUploadRequest Open(RequestHead head, int timeoutMs)
    {
        CheckMayWork();
        Assert.All(Requests, request => Assert.NotNull(request.ClosedAt));
        Attempts.Add(Now);
        ServerAct act = Script.Count > 0 ? Script.Dequeue() : Usual;
        if (act.Refuses is { } error || !IsReachable)
        {
            throw new TransportException(act.Refuses ?? TransportError.Connect, "There is no connection to the server.");
        }

        ServedRequest request = new(this, head, act, timeoutMs);
        Requests.Add(request);
        return request;
    }

    public void CheckMayWork() =>
        Assert.True(isUploadWindow(Now), $"At {Now} ms a recording is on or near, and something was sent.");

    public void Pass(long milliseconds) => clock.Advance(milliseconds);

    public void PassFor(int bytes)
    {
        if (KilobytesPerSecond > 0)
        {
            _unspentMs += bytes * 1000.0 / 1024 / KilobytesPerSecond;
            long whole = (long)_unspentMs;
            _unspentMs -= whole;
            Pass(whole);
        }
    }
}
