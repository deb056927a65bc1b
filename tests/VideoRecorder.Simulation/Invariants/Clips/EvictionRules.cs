using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Supervision;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>The rules by which an old clip may give way to a new one, reckoned from the card and the settings alone.</summary>
internal sealed class EvictionRules(World world, CardModel card, RecorderSettings settings, ClipLedger ledger)
{
    private const long Megabyte = 1048576;
    private const int Remembered = 4;
    private const int EntryBytes = 16;
    private const int JustMs = 10_000;

    /// <summary>Tells why a clip may not give way now.</summary>
    /// <returns>Why; null when it may.</returns>
    public string? WhyNot(ClipRecord victim)
    {
        if (!settings.EnableCircularBuffer && !(settings.DeleteAfterUpload && IsDelivered(victim)))
        {
            return "clips do not give way by the settings";
        }

        if (victim == ledger.Recording)
        {
            return "it is being recorded";
        }

        if (victim == ledger.Taken && ledger.OpenRequest is not null)
        {
            return "it is being sent";
        }

        return WhyNoRoomIsNeeded() ?? WhyNotThisOne(victim);
    }

    /// <summary>Gets what the recorder keeps free for the coming clip.</summary>
    private long Reserve()
    {
        long largest = 0;
        List<int> lengths = ledger.LengthsOfBoot;
        for (int i = Math.Max(0, lengths.Count - Remembered); i < lengths.Count; i++)
        {
            largest = Math.Max(largest, lengths[i]);
        }

        long slots = (long)settings.CaptureDurationSec * settings.FramesPerSecond;
        long frame = FrameSizes.Width(settings.FrameSize) * (long)FrameSizes.Height(settings.FrameSize) * 3 / (4 * settings.JpegQuality);
        return lengths.Count > 0 ? largest + (largest / 4) : 512 + (slots * (frame + 25));
    }

    private string? WhyNoRoomIsNeeded()
    {
        long used = Gone().Bytes;
        long largest = 0;
        foreach (ClipRecord clip in ledger.OnCard)
        {
            used += clip.File.Length;
            largest = Math.Max(largest, clip.File.Length);
        }

        foreach (int length in ledger.LengthsOfBoot)
        {
            largest = Math.Max(largest, length);
        }

        long needed = Reserve();
        if (ledger.Recording is { } recording)
        {
            // What it grows by until it is synced again, twice, and its index.
            // Time that the card took for itself is no time in which it grew.
            long elapsed = Math.Max(1, Math.Min(world.Now - recording.MadeAt, recording.Frames.Count * 1000L / settings.FramesPerSecond));
            needed = (recording.File.Length * 2000L / elapsed) + ((long)settings.CaptureDurationSec * settings.FramesPerSecond * EntryBytes);
        }

        long space = Math.Min(Math.Min(card.FreeBytes, card.ToldFreeBytes) - (settings.MinFreeSpaceMB * Megabyte), (settings.MaxStorageMB * Megabyte) - used);

        foreach (ClipRecord clip in ledger.All)
        {
            // Where the card refused to delete one and yet freed its bytes, the next one goes at once.
            bool isJustRefused = clip.RefusedInBoot == ledger.Boot && world.Now - clip.RefusedAt < JustMs;
            space -= isJustRefused ? clip.WholeLength + (2 * card.ClusterBytes) : 0;
        }

        // One clip more or less: the recorder knows sizes of a moment ago.
        return space < needed + largest ? null : "there is space for " + space + " bytes and " + needed + " are needed";
    }

    private string? WhyNotThisOne(ClipRecord victim)
    {
        // A step of the network part that rests in a call may hold one clip, whichever it is.
        int mayBeHeld = world.Scheduler.IsUnderWay(PartNumbers.Network) ? 1 : 0;
        int clips = Gone().Clips;
        int older = 0;
        int olderMarked = 0;
        int marked = 0;
        foreach (ClipRecord clip in ledger.OnCard)
        {
            clips += clip == ledger.Recording ? 0 : 1;
            if (clip == victim || !MayGo(clip))
            {
                continue;
            }

            // A short name tells no place within its folder.
            bool isOlder = clip.Number < victim.Number && ((clip.HasPlace && victim.HasPlace) || clip.Folder != victim.Folder);
            older += isOlder ? 1 : 0;
            marked += clip.IsMarked ? 1 : 0;
            olderMarked += isOlder && clip.IsMarked ? 1 : 0;
        }

        bool isDelivered = IsDelivered(victim);
        return clips <= 1 ? "it is the last one"
            : !isDelivered && marked > mayBeHeld ? "a delivered one could give way"
            : (isDelivered ? olderMarked : older) > mayBeHeld ? "an older one could give way"
            : null;
    }

    /// <summary>The card may have refused to mark it, or keep no marks.</summary>
    private bool IsDelivered(ClipRecord clip) =>
        clip.IsMarked || (clip.MayBeMarked && (clip.RefusedInBoot == ledger.Boot || !ledger.MarksCount));

    /// <summary>Counts the clips that are gone although the card refused to delete them: the recorder takes them for being there.</summary>
    private (int Clips, long Bytes) Gone()
    {
        int clips = 0;
        long bytes = 0;
        foreach (ClipRecord clip in ledger.All)
        {
            if (!clip.IsOnCard && clip.RefusedInBoot == ledger.Boot)
            {
                clips++;
                bytes += clip.WholeLength;
            }
        }

        return (clips, bytes);
    }

    private bool MayGo(ClipRecord clip)
    {
        bool isBeingFinished = (clip.IsProved && settings.DeleteAfterUpload) || (clip.MayBeMarked && !clip.IsMarked);
        bool isHeld = clip == ledger.Recording || (clip == ledger.Taken && (ledger.OpenRequest is not null || isBeingFinished));

        // The card has refused something with it: it may be left alone for now.
        bool isSetAside = clip.RefusedInBoot == ledger.Boot || ledger.IsFolderRefused(clip);

        // What has only a short name left counts as delivered once it was checked.
        bool isKnown = clip.HasPlace || clip.CheckedAt > Math.Max(ledger.BootedAt, ledger.RefusedAt);
        // One that is open is being checked or repaired.
        return !isHeld && clip.File.Opened == 0 && !isSetAside && isKnown && (clip.SyncedFrames > 0 || clip.Whole is not null);
    }
}
