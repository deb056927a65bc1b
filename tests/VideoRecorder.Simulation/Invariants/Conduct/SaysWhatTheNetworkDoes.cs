using VideoRecorder.Core.Ports;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// A network that is out of reach for minutes is in the log, and so is its return; so is a time server that does not
/// answer.
/// </summary>
internal sealed class SaysWhatTheNetworkDoes(World world, SimulatedBoard board) : Invariant
{
    /// <summary>The link is checked each <c>WifiCheckIntervalSec</c>; joining takes up to half a minute.</summary>
    public const int LossMs = 60_000;

    /// <summary>The pauses between two tries to connect grow up to five minutes; a try takes half a minute.</summary>
    public const int ReturnMs = 420_000;

    /// <summary>The time server is given two minutes.</summary>
    public const int NoTimeMs = 150_000;

    private const int CheckMs = 5000;
    private bool _looks;
    private bool _saidConnected;
    private bool _saidNotConnected;
    private bool _saidNoTime;
    private long _gone;
    private long _there;
    private long _noTime;

    public override void Booted()
    {
        _saidConnected = false;
        _saidNotConnected = false;
        _saidNoTime = false;
        Restart();
        if (!_looks && board.Settings.WifiSsid.Length > 0)
        {
            _looks = true;
            Look();
        }
    }

    public override void Logged(LogLevel level, string line)
    {
        _saidNoTime |= line.StartsWith("No time from ", StringComparison.Ordinal);
        if (line.StartsWith("WiFi connected!", StringComparison.Ordinal))
        {
            _saidConnected = true;
            _saidNotConnected = false;
            _noTime = world.Now;
        }
        else if (line.StartsWith("WiFi connection lost", StringComparison.Ordinal) || line.StartsWith("WiFi: no connection", StringComparison.Ordinal))
        {
            _saidConnected = false;
            _saidNotConnected = true;
        }
    }

    private void Restart()
    {
        _gone = world.Now;
        _there = world.Now;
        _noTime = world.Now;
    }

    private void Look()
    {
        long now = world.Now;
        world.Scheduler.Timeline.At(now + CheckMs, Look);
        if (!world.IsPowered)
        {
            Restart();
            return;
        }

        _gone = board.Link.IsUp || _saidNotConnected ? now : _gone;
        _there = !board.Link.IsUp || _saidConnected || board.Link.FailedAt >= _there ? now : _there;
        _noTime = board.Clock.AnswersTime || !_saidConnected || _saidNoTime || board.Clock.UtcNow.Year > 2000 ? now : _noTime;
        long loss = LossMs + (board.Settings.WifiCheckIntervalSec * 1000L) + (2L * board.Settings.UploadTimeoutMs);
        if (now - _gone > loss)
        {
            world.Violate("The network has been out of reach for " + (now - _gone) + " ms, and the log does not say so");
        }
        else if (now - _there > ReturnMs + loss)
        {
            world.Violate("The network has been in reach for " + (now - _there) + " ms, and the log does not tell of a connection");
        }
        else if (now - _noTime > NoTimeMs)
        {
            world.Violate("No time server has answered for " + (now - _noTime) + " ms, and the log does not say so");
        }
    }
}
