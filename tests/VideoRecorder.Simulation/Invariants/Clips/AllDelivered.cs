using VideoRecorder.Core.Settings;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>
/// Once the faults have stopped, every clip is delivered: at the end of a run, which is a time without faults, only those
/// wait that were recorded just now.
/// </summary>
internal sealed class AllDelivered(World world, RecorderSettings settings, ClipLedger ledger, ClipReport report) : Invariant
{
    // A clip that the card failed on is checked again after an hour.
    private const long SetAsideMs = 2 * 3_600_000;

    /// <summary>Gets or sets how long after its recording a clip may wait at the end.</summary>
    public long MayWaitMs { get; set; } = Math.Max(600_000, 3000L * settings.CaptureIntervalSec);

    public override void AtTheEnd()
    {
        foreach (ClipRecord clip in ledger.OnCard)
        {
            if (clip.IsMarked || clip.Removal != Removal.None || settings.UploadUrl.Length == 0)
            {
                report.Kept++;
            }
            else if (clip == ledger.Recording || world.Now - clip.MadeAt < MayWaitMs)
            {
                report.Waiting++;
            }
            else if (clip.Whole is null && clip.SyncedFrames == 0)
            {
                report.WithoutPicture++;
            }
            else if (clip.RefusedAt >= 0 && world.Now - clip.RefusedAt < SetAsideMs)
            {
                report.SetAside++;
            }
            else
            {
                world.Violate("A clip is not delivered " + ((world.Now - clip.MadeAt) / 60_000) + " minutes after its recording, "
                    + (clip.IsAccepted ? "or was, and is neither deleted nor marked: " : "and no fault is left: ") + clip);
            }
        }
    }
}
