using System.Globalization;
using System.Text;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>What became of the clips of a run, or of many.</summary>
internal sealed class ClipReport
{
    /// <summary>Gets or sets the files that were made for clips.</summary>
    public long Made { get; set; }

    /// <summary>Gets or sets the clips that were recorded to their end.</summary>
    public long Closed { get; set; }

    /// <summary>Gets or sets the clips that were cut off, and are whole again.</summary>
    public long Repaired { get; set; }

    /// <summary>Gets or sets the clips that were removed for they have no picture.</summary>
    public long WithoutPicture { get; set; }

    public long Frames { get; set; }

    /// <summary>Gets or sets the frames of whole clips that were on the medium for sure when the clip was closed or cut off.</summary>
    public long FramesSynced { get; set; }

    /// <summary>Gets or sets the frames that whole clips have.</summary>
    public long FramesKept { get; set; }

    /// <summary>Gets or sets those of them that were never synced, and that a cut has damaged.</summary>
    public long FramesDamaged { get; set; }

    /// <summary>Gets or sets the longest time from one sync of a clip to the next, stalls of the card included.</summary>
    public long LongestWithoutSyncMs { get; set; }

    public long Requests { get; set; }

    /// <summary>Gets or sets the clips that the server has proved to have.</summary>
    public long Delivered { get; set; }

    /// <summary>Gets or sets the clips for which the server answered with a success that proves nothing.</summary>
    public long Believed { get; set; }

    public long DeletedAfterProof { get; set; }

    public long Marked { get; set; }

    /// <summary>Gets or sets the clips that got their date after they were closed.</summary>
    public long Dated { get; set; }

    /// <summary>Gets how often a clip was stored again, by <see cref="DoubleReason"/>.</summary>
    public long[] Doubles { get; } = new long[Enum.GetValues<DoubleReason>().Length];

    /// <summary>Gets or sets the delivered clips that gave way.</summary>
    public long EvictedDelivered { get; set; }

    /// <summary>Gets or sets the clips that gave way before they were delivered.</summary>
    public long EvictedPending { get; set; }

    /// <summary>Gets or sets the clips that are on the card at the end, and delivered, or no one wants them.</summary>
    public long Kept { get; set; }

    /// <summary>Gets or sets the clips that were recorded just before the end.</summary>
    public long Waiting { get; set; }

    /// <summary>Gets or sets the clips that the card fails on, which wait for the next start.</summary>
    public long SetAside { get; set; }

    /// <summary>Gets or sets the clips that were lost or changed, wholly or in part.</summary>
    public long Lost { get; set; }

    /// <summary>Adds another run.</summary>
    public void Add(ClipReport other)
    {
        Made += other.Made;
        Closed += other.Closed;
        Repaired += other.Repaired;
        WithoutPicture += other.WithoutPicture;
        Frames += other.Frames;
        FramesSynced += other.FramesSynced;
        FramesKept += other.FramesKept;
        FramesDamaged += other.FramesDamaged;
        LongestWithoutSyncMs = Math.Max(LongestWithoutSyncMs, other.LongestWithoutSyncMs);
        Requests += other.Requests;
        Delivered += other.Delivered;
        Believed += other.Believed;
        DeletedAfterProof += other.DeletedAfterProof;
        Marked += other.Marked;
        Dated += other.Dated;
        EvictedDelivered += other.EvictedDelivered;
        EvictedPending += other.EvictedPending;
        Kept += other.Kept;
        Waiting += other.Waiting;
        SetAside += other.SetAside;
        Lost += other.Lost;
        for (int i = 0; i < Doubles.Length; i++)
        {
            Doubles[i] += other.Doubles[i];
        }
    }

    public override string ToString()
    {
        StringBuilder text = new();
        Line(text, "clips", $"{Made:N0} begun, {Closed:N0} recorded to their end, {Repaired:N0} cut off and whole again, {WithoutPicture:N0} without a picture, {Dated:N0} dated later");
        Line(text, "frames", $"{Frames:N0} taken; in whole clips {FramesSynced:N0} synced and {FramesKept:N0} kept, {FramesDamaged:N0} of them damaged and never synced; {LongestWithoutSyncMs:N0} ms without a sync at most");
        Line(text, "delivered", $"{Delivered:N0} proved and {Believed:N0} without a size in {Requests:N0} requests, {Marked:N0} marked and {DeletedAfterProof:N0} deleted after that");
        Line(text, "stored again", $"{Doubles[1]:N0} reply lost, {Doubles[2]:N0} reply no proof, {Doubles[3]:N0} power cut, {Doubles[4]:N0} card refused, {Doubles[0]:N0} for no reason");
        Line(text, "gave way", $"{EvictedDelivered:N0} delivered, {EvictedPending:N0} not yet");
        Line(text, "at the end", $"{Kept:N0} kept, {Waiting:N0} just recorded, {SetAside:N0} set aside for the next start");
        Line(text, "lost", $"{Lost:N0}");
        return text.ToString();
    }

    private static void Line(StringBuilder text, string what, FormattableString figures) =>
        text.Append(what.PadRight(14)).AppendLine(figures.ToString(CultureInfo.InvariantCulture));
}
