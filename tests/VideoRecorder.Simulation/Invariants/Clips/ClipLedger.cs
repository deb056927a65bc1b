using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Supervision;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>
/// The book that the promises about clips are checked against: it hears what the models tell before they do, and
/// judges nothing itself.
/// </summary>
internal sealed class ClipLedger(World world, CardModel card, ClipReport report) : Invariant
{
    private readonly Dictionary<int, ClipRecord> _byNumber = [];
    private readonly Dictionary<ServedUpload, ClipRecord> _byRequest = [];
    private readonly HashSet<string> _refusedFolders = [];
    private readonly List<long> _frames = [];
    private bool _isStale;

    /// <summary>Gets every clip that was ever on the card, in recording order.</summary>
    public List<ClipRecord> All { get; } = [];

    /// <summary>Gets those that are on the card now, in recording order.</summary>
    public List<ClipRecord> OnCard { get; } = [];

    /// <summary>Gets which clip has a path.</summary>
    public Dictionary<string, ClipRecord> ByPath { get; } = [];

    /// <summary>Gets the clip that is being recorded; null for none.</summary>
    public ClipRecord? Recording { get; private set; }

    /// <summary>Gets the clip that the network part opened last, to send it.</summary>
    public ClipRecord? Taken { get; private set; }

    /// <summary>Gets the request that is open; null for none.</summary>
    public ServedUpload? OpenRequest { get; private set; }

    /// <summary>Gets the number of the current boot; the first is 1.</summary>
    public int Boot { get; private set; }

    /// <summary>Gets when it began.</summary>
    public long BootedAt { get; private set; }

    /// <summary>Gets the lengths of the clips that were recorded to their end in this boot.</summary>
    public List<int> LengthsOfBoot { get; } = [];

    /// <summary>Gets when the card last refused anything at all; -1 for never.</summary>
    public long RefusedAt { get; private set; } = -1;

    /// <summary>Gets when the card last refused anything that has to do with no clip of its own; -1 for never.</summary>
    public long CardRefusedAt { get; private set; } = -1;

    /// <summary>Gets the start of the board in which the card last refused the file that tries marks: none may count since then.</summary>
    public int ProbeRefusedInBoot { get; private set; } = -1;

    /// <summary>Gets whether marks count in this boot: the recorder says it when it finds that the card does not keep them.</summary>
    public bool MarksCount { get; private set; }

    /// <summary>Gets whether the recorder knows in this boot that the server has answered too early: it must not believe it without a size.</summary>
    public bool MustDoubtServer { get; private set; }

    /// <summary>Gets whether it may know that, having seen a part of such an answer.</summary>
    public bool MayDoubtServer { get; private set; }

    /// <summary>Gets whether the part that works is the network part, or the guard on its behalf.</summary>
    public bool IsNetworkAtWork => world.Running is PartNumbers.Network or PartSlot.Guard;

    public ClipRecord? Of(CardFile file) => file.IsForeign ? null : _byNumber.GetValueOrDefault(file.Number);

    public ClipRecord? Of(ServedUpload request) => _byRequest.GetValueOrDefault(request);

    /// <summary>Tells whether the card refused to list the folder of a clip in this boot: the recorder may not know the clip.</summary>
    public bool IsFolderRefused(ClipRecord clip) => _refusedFolders.Count > 0 && _refusedFolders.Contains(clip.Folder);

    public override void Booted()
    {
        Boot++;
        BootedAt = world.Now;
        MarksCount = true;
        MustDoubtServer = false;
        MayDoubtServer = false;
        LengthsOfBoot.Clear();
        _refusedFolders.Clear();
        Interrupt();
        LookAtCard();
        EndDeletions();
    }

    public override void PowerLost()
    {
        Interrupt();
        LookAtCard();
        EndDeletions();
    }

    public override void AtTheEnd() => LookAtCard();

    public override void Logged(LogLevel level, string line) =>
        MarksCount &= !line.StartsWith("The card does not keep which clips were delivered", StringComparison.Ordinal);

    public override void Created(CardFile file)
    {
        if (file.IsForeign || !ClipPlace.TryParse(file.Path, out _))
        {
            return;
        }

        Refresh();
        EndRecording();
        if (Of(file) is { } found)
        {
            // It was seen while names were looked at, or its number is one of a run that this one began with.
            OnCard.Remove(found);
            All.Remove(found);
        }

        ClipRecord clip = Enter(new ClipRecord(file) { MadeAt = world.Now, TouchedAt = world.Now });
        Put(clip, file);
        Recording = clip;
        report.Made++;
    }

    public override void Opened(CardFile file, bool forWriting)
    {
        Refresh();
        if (forWriting && Of(file) is { } cut)
        {
            // What is closed from now on is not what was recorded.
            cut.IsReopened = true;
        }

        if (!forWriting && Of(file) is { } clip)
        {
            Taken = world.Running == PartNumbers.Network ? clip : Taken;
        }
    }

    public override void FrameAppended(CardFile file, long frame)
    {
        if (Of(file) is { } clip)
        {
            clip.Frames.Add((frame, (int)file.Length));
            report.Frames++;
        }
    }

    public override void Synced(CardFile file)
    {
        if (Of(file) is { } clip)
        {
            CountSynced(clip);
        }
    }

    public override void Closed(CardFile file)
    {
        if (Of(file) is not { } clip)
        {
            return;
        }

        clip.CheckedAt = world.Now;
        if (clip.Whole is null)
        {
            CountSynced(clip);
            TrySettle(clip);
        }

        if (clip == Recording)
        {
            Recording = null;
            if (clip.Whole is null)
            {
                clip.WasInterrupted = true;
            }
            else if (clip.WholeFrames > 0)
            {
                LengthsOfBoot.Add(clip.WholeLength);
            }
        }
    }

    public override void Deleting(CardFile file, string path) => Refresh();

    public override void Marked(CardFile file) => Refresh();

    public override void Deleted(CardFile file, string path)
    {
        if (Of(file) is { } clip)
        {
            clip.IsOnCard = false;
            clip.Whole = null;
            OnCard.Remove(clip);
            ByPath.Remove(path);
        }
    }

    public override void Refused(string operation, string path)
    {
        // The call may have done a part of its work, or the card is gone and decided what was under way.
        _isStale = true;
        RefusedAt = world.Now;
        if (!ByPath.TryGetValue(path, out ClipRecord? clip))
        {
            CardRefusedAt = world.Now;
            ProbeRefusedInBoot = path == "/clips/probe.tmp" ? Boot : ProbeRefusedInBoot;
            _refusedFolders.Add(path);
            return;
        }

        clip.RefusedInBoot = Boot;
        clip.RefusedAt = world.Now;
        if (clip == Recording)
        {
            EndRecording();
        }
    }

    public override void RequestOpened(ServedUpload request)
    {
        OpenRequest = request;
        if (Taken is { } clip)
        {
            _byRequest[request] = clip;
            clip.Requests.Add(request);
        }
    }

    public override void ReplyRead(ServedUpload request) => MustDoubtServer |= request.IsTooEarly;

    public override void RequestClosed(ServedUpload request)
    {
        MayDoubtServer |= request.IsTooEarly;
        if (OpenRequest == request)
        {
            OpenRequest = null;
        }
    }

    /// <summary>Takes a clip as whole if it is: from then on its bytes must stay.</summary>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public string? TrySettle(ClipRecord clip)
    {
        if (clip.Whole is not null)
        {
            return null;
        }

        string? wrong = AviReader.Read(clip.File.Durable, _frames) ?? FindDamage(clip);
        if (wrong is not null)
        {
            return wrong;
        }

        clip.Whole = clip.File.Durable.ToArray();
        clip.WholeFrames = _frames.Count;
        clip.WholeLength = clip.Whole.Length;
        clip.ComparedVersion = clip.File.Version;
        Count(clip);
        return null;
    }

    /// <summary>
    /// A frame that was never synced may have lost its middle, where the card wrote in another order. Nothing in a JPEG tells
    /// that, and a player shows it as it is.
    /// </summary>
    private string? FindDamage(ClipRecord clip)
    {
        for (int i = 0; i < _frames.Count; i++)
        {
            if (_frames[i] < 0 && (i < clip.SyncedFrames || !clip.WasInterrupted))
            {
                return "its frame " + i + " is not what the camera gave";
            }

            report.FramesDamaged += _frames[i] < 0 ? 1 : 0;
        }

        return null;
    }

    private void Count(ClipRecord clip)
    {
        if (clip.WholeFrames > 0 && _byNumber.GetValueOrDefault(clip.Number) == clip)
        {
            report.Closed += clip.WasInterrupted ? 0 : 1;
            report.Repaired += clip.WasInterrupted ? 1 : 0;
            report.FramesKept += clip.WholeFrames;
            report.FramesSynced += clip.SyncedFrames;
        }
    }

    /// <summary>Whatever was open is open no more.</summary>
    private void Interrupt()
    {
        EndRecording();
        Taken = null;
        OpenRequest = null;
    }

    private void EndRecording()
    {
        if (Recording is { } clip)
        {
            clip.WasInterrupted = true;
            clip.TouchedAt = world.Now;
            Recording = null;
        }
    }

    private void CountSynced(ClipRecord clip)
    {
        if (clip.IsReopened)
        {
            return;
        }

        long length = clip.File.DurableLength;
        while (clip.SyncedFrames < clip.Frames.Count && clip.Frames[clip.SyncedFrames].End <= length)
        {
            clip.SyncedFrames++;
        }

        clip.TouchedAt = world.Now;
    }

    private void Refresh()
    {
        if (_isStale)
        {
            LookAtCard();
        }
    }

    /// <summary>A deletion that was cut off and has left the clip is none.</summary>
    private void EndDeletions()
    {
        foreach (ClipRecord clip in OnCard)
        {
            clip.Removal = Removal.None;
        }
    }

    /// <summary>Sees what the medium has: a cut may have undone a creation, or left a short name of what was being deleted.</summary>
    private void LookAtCard()
    {
        _isStale = false;
        foreach (ClipRecord clip in OnCard)
        {
            clip.IsOnCard = false;
        }

        OnCard.Clear();
        ByPath.Clear();
        foreach ((string path, CardFile file) in card.Entries)
        {
            if (!file.IsForeign && ClipPlace.IsClip(path))
            {
                Put(Of(file) ?? Adopt(file), file);
            }
        }

        OnCard.Sort(static (a, b) => a.Number.CompareTo(b.Number));
    }

    /// <summary>A clip that was on the card before the run: what it has now is what must stay.</summary>
    private ClipRecord Adopt(CardFile file)
    {
        ClipRecord clip = new(file) { IsAdopted = true, WasInterrupted = true, MadeAt = world.Now, TouchedAt = world.Now };
        AviReader.ReadCut(file.Durable, _frames);
        foreach (long frame in _frames)
        {
            clip.Frames.Add((frame, 0));
        }

        // If it is whole already, that is the work of another run.
        clip.SyncedFrames = _frames.Count;
        TrySettle(clip);
        return Enter(clip);
    }

    private ClipRecord Enter(ClipRecord clip)
    {
        _byNumber[clip.Number] = clip;
        All.Add(clip);
        return clip;
    }

    private void Put(ClipRecord clip, CardFile file)
    {
        clip.File = file;
        clip.Path = file.Path;
        clip.IsOnCard = true;
        OnCard.Add(clip);
        ByPath[file.Path] = clip;
    }
}
