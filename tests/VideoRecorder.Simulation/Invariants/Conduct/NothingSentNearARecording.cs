using VideoRecorder.Core.Settings;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// No request is opened and no piece of a body is begun from <see cref="RecorderSettings.UploadPauseLeadMs"/> before a recording is
/// due until its clip is closed. The moment at which a piece begins counts: there is no exception, and no tolerance. A
/// request counts when it is open, which a recorder that is stepped within the call may make later than it was.
/// </summary>
internal sealed class NothingSentNearARecording(World world, RecorderSettings settings, RunHistory history, ConductReport report) : Invariant
{
    /// <summary>How long a step of the recorder takes on a card that answers at once.</summary>
    public const int OpenToleranceMs = 250;

    private const long Never = long.MinValue;
    private long _lastSent = Never;

    public override void Booted() => _lastSent = Never;

    public override void RequestOpened(ServedUpload request)
    {
        if (history.CardWaits(world.Now - settings.UploadTimeoutMs) == 0)
        {
            Sent("A request was opened", request, OpenToleranceMs);
        }
    }

    public override void PieceBegins(ServedUpload request)
    {
        report.Pieces++;
        Sent("A piece was begun", request, 0);
        _lastSent = world.Now;
    }

    public override void Created(CardFile file)
    {
        // A recording that starts late was due before; since then nothing may have been sent either.
        long due = Math.Min(history.SlotTime(history.SlotOf(world.Now)), world.Now);
        if (RunHistory.IsClip(file) && _lastSent != Never && _lastSent > due - settings.UploadPauseLeadMs)
        {
            world.Violate("Something was sent " + (world.Now - _lastSent) + " ms before the recording of " + file.Path);
        }
    }

    private void Sent(string what, ServedUpload request, int toleranceMs)
    {
        long now = world.Now;
        long left = history.SlotTime(history.SlotOf(now) + 1) - now;
        if (history.Open is not null && now - history.OpenedAt >= toleranceMs)
        {
            world.Violate(what + " while " + history.Open.Path + " was recorded: " + request.Head.FileName);
        }
        else if (left < settings.UploadPauseLeadMs - toleranceMs)
        {
            world.Violate(what + " " + left + " ms before a recording is due: " + request.Head.FileName);
        }
    }
}
