using VideoRecorder.Core.Settings;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>
/// While a clip is recorded, what was appended reaches the medium each second. Time that the card took for itself does not
/// count, nor what happens while it stalls, and a step that begins just before a sync is due lets it wait for its frame and
/// the next one; where a sync returns before it is done, the next call tells of it.
/// </summary>
internal sealed class SyncsInTime(World world, CardModel card, RecorderSettings settings, ClipLedger ledger, ClipReport report) : Invariant
{
    private const int IntervalMs = 1000;
    private const int SlackMs = 100;
    private readonly int _slotMs = (1000 + settings.FramesPerSecond - 1) / settings.FramesPerSecond;
    private ClipRecord? _clip;
    private long _since;
    private long _busySince;

    public override void Created(CardFile file) => Begin(file);

    public override void FrameAppended(CardFile file, long frame)
    {
        Check(file);
        if (_clip is { Frames.Count: 1 } && ledger.Of(file) == _clip && _clip.SyncedFrames == 0)
        {
            // The first second begins with the first slot, once the file is made.
            Begin(file);
        }
    }

    public override void Synced(CardFile file)
    {
        Check(file);
        Begin(file);
    }

    public override void Closed(CardFile file)
    {
        Check(file);
        _clip = null;
    }

    public override void Refused(string operation, string path)
    {
        if (_clip is not null && _clip != ledger.Recording)
        {
            // It was given up.
            _clip = null;
        }
    }

    public override void Booted() => _clip = null;

    private void Begin(CardFile file)
    {
        if (ledger.Recording is { } clip && clip.File == file)
        {
            _clip = clip;
            _since = world.Now;
            _busySince = card.BusyMs;
        }
    }

    private void Check(CardFile file)
    {
        if (_clip is null || _clip.File != file)
        {
            return;
        }

        long waited = world.Now - _since - (card.BusyMs - _busySince);
        report.LongestWithoutSyncMs = Math.Max(report.LongestWithoutSyncMs, world.Now - _since);
        bool isStalled = card.StallRate > 0 || world.Faults.Count > 0;
        if (!isStalled && waited > IntervalMs + ((card.SyncsLater ? 3 : 2) * _slotMs) + SlackMs)
        {
            world.Violate("A clip was not synced for " + waited + " ms while it was recorded: " + _clip);
        }
    }
}
