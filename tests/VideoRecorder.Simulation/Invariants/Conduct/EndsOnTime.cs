using System.Buffers.Binary;
using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Supervision;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// A recording lasts as long as is set and has a slot for each frame; it ends before that only with the reason in the
/// log, and after it only as far as the card held it up.
/// </summary>
internal sealed class EndsOnTime(World world, RecorderSettings settings, RunHistory history) : Invariant
{
    /// <summary>What closing a clip may take on a card that answers at once.</summary>
    public const int ToleranceMs = 250;

    private const int SlotsAt = 48;
    private readonly int _slots = settings.CaptureDurationSec * settings.FramesPerSecond;
    private readonly long _durationMs = settings.CaptureDurationSec * 1000L;
    private CardFile? _clip;
    private long _startedAt;
    private bool _isClosed;
    private bool _saidItEndsEarly;
    private string? _early;

    /// <summary>Reads how many slots the header of a clip tells of; 0 when it was not closed in order.</summary>
    public static int SlotsOf(ReadOnlySpan<byte> clip) =>
        clip.Length < SlotsAt + sizeof(int) ? 0 : BinaryPrimitives.ReadInt32LittleEndian(clip[SlotsAt..]);

    public override void Booted() => _clip = null;

    public override void Logged(LogLevel level, string line)
    {
        // The reason may come before the end or after it.
        _saidItEndsEarly |= line.StartsWith("The clip ends early", StringComparison.Ordinal);
    }

    public override void Created(CardFile file)
    {
        if (RunHistory.IsClip(file))
        {
            JudgeLast();
            _clip = file;
            _startedAt = world.Now;
            _isClosed = false;
            _saidItEndsEarly = false;
            _early = null;
        }
    }

    public override void Closed(CardFile file)
    {
        if (file != _clip || _isClosed)
        {
            return;
        }

        _isClosed = true;
        long took = world.Now - _startedAt;
        long waits = history.CardWaits(_startedAt);
        long least = (_slots - 1) * 1000L / settings.FramesPerSecond;
        int slots = SlotsOf(file.Content);
        if (took > _durationMs + ToleranceMs + waits)
        {
            world.Violate("A recording of " + _durationMs + " ms took " + took + " ms, of which the card held it up for " + waits + ": " + file.Path);
        }

        _early = took < least ? "it took " + took + " ms" : slots != _slots ? "it has " + slots + " slots of " + _slots : null;
    }

    public override void Refused(string operation, string path)
    {
        // It is given up, and closed as it is; what closes it later is a repair.
        if (_clip is not null && !_isClosed && world.Running == PartNumbers.Recorder && path == _clip.Path)
        {
            _isClosed = true;
            _early = "the card refused to " + operation;
        }
    }

    public override void PowerLost()
    {
        if (!world.Scheduler.IsUnderWay(PartNumbers.Recorder))
        {
            JudgeLast();
        }
    }

    public override void AtTheEnd() => JudgeLast();

    private void JudgeLast()
    {
        if (_clip is null || _saidItEndsEarly)
        {
            return;
        }

        // What was said before and is not over yet is not said again.
        bool hasReason = !history.Problems.AreNone || history.Problems.LastSaid >= _startedAt;
        if (_isClosed && _early is not null && !hasReason)
        {
            world.Violate("A recording ended early (" + _early + "), and the log tells no reason: " + _clip.Path);
        }
        else if (!_isClosed && !hasReason && world.Now > _startedAt + _durationMs + ToleranceMs + history.CardWaits(_startedAt))
        {
            world.Violate("A recording was never closed, and the log tells no reason: " + _clip.Path);
        }

        _clip = null;
    }
}
