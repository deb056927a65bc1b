using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>What is known of one clip from what the models told, whatever the recorder thinks of it.</summary>
internal sealed class ClipRecord(CardFile file)
{
    /// <summary>Gets or sets the file; another object after the medium was exchanged for a copy.</summary>
    public CardFile File { get; set; } = file;

    public int Number => File.Number;

    /// <summary>Gets or sets whether it is on the card, as far as the recorder was told.</summary>
    public bool IsOnCard { get; set; }

    /// <summary>Gets or sets its path: another one than at first where a deletion was cut off.</summary>
    public string Path { get; set; } = file.Path;

    /// <summary>Gets whether it was recorded while the clock was not known.</summary>
    public bool IsNumbered { get; } = !ClipPlace.TryParse(file.Path, out ClipPlace place) || place.IsNumbered;

    /// <summary>Gets the numbers of the frames that were appended, and where in the file each of them ends.</summary>
    public List<(long Number, int End)> Frames { get; } = [];

    /// <summary>Gets or sets how many of them are on the medium for sure.</summary>
    public int SyncedFrames { get; set; }

    /// <summary>Gets or sets whether something came between its beginning and its end: a cut or a card that failed.</summary>
    public bool WasInterrupted { get; set; }

    /// <summary>Gets or sets whether the board's wall time was right when it was made.</summary>
    public bool HasRightTime { get; set; }

    /// <summary>Gets when its file was made.</summary>
    public long MadeAt { get; init; }

    /// <summary>Gets or sets whether it was opened for writing again, to be looked at and repaired.</summary>
    public bool IsReopened { get; set; }

    /// <summary>Gets or sets when a look at it that could have changed it ended; -1 for never.</summary>
    public long CheckedAt { get; set; } = -1;

    /// <summary>Gets or sets when it was last worked on: made, synced, closed.</summary>
    public long TouchedAt { get; set; }

    /// <summary>Gets or sets the file's bytes once it is closed and whole, with its date of now; null before.</summary>
    public byte[]? Whole { get; set; }

    /// <summary>Gets or sets how many frames it has then.</summary>
    public int WholeFrames { get; set; }

    /// <summary>Gets or sets the length when it was whole; the bytes are forgotten with the clip.</summary>
    public int WholeLength { get; set; }

    /// <summary>Gets or sets when it was seen to have got a date after it was closed; -1 for never.</summary>
    public long DatedAt { get; set; } = -1;

    /// <summary>Gets or sets the version of the file that was compared last.</summary>
    public int ComparedVersion { get; set; } = -1;

    /// <summary>Gets or sets the version of the file whose frames were looked at last.</summary>
    public int FramesVersion { get; set; } = -1;

    /// <summary>Gets or sets how many frames it was to have then.</summary>
    public int FramesExpected { get; set; }

    /// <summary>Gets or sets why it may be gone.</summary>
    public Removal Removal { get; set; }

    /// <summary>Gets or sets whether the recorder was given a proof that the server has it: the right size.</summary>
    public bool IsProved { get; set; }

    /// <summary>Gets or sets whether it was given anything for which a clip may be marked: a 2xx after the last byte, or a proof.</summary>
    public bool MayBeMarked { get; set; }

    /// <summary>Gets or sets when it was given a reply after which it must not send the clip again; -1 for never.</summary>
    public long AcceptedAt { get; set; } = -1;

    /// <summary>Gets or sets in which boot that was.</summary>
    public int AcceptedInBoot { get; set; }

    /// <summary>Gets the requests that were made for it.</summary>
    public List<ServedUpload> Requests { get; } = [];

    /// <summary>Gets or sets the boot in which the card last refused something with this file; 0 for never.</summary>
    public int RefusedInBoot { get; set; }

    /// <summary>Gets or sets when that was.</summary>
    public long RefusedAt { get; set; } = -1;

    /// <summary>Gets or sets whether it was on the card already when what watches began.</summary>
    public bool IsAdopted { get; init; }

    public bool IsAccepted => AcceptedAt >= 0;

    public string Folder => Path[..Path.LastIndexOf('/')];

    /// <summary>Gets whether its name tells its place among the others: it was not left under its short name.</summary>
    public bool HasPlace => ClipPlace.TryParse(Path, out _);

    public bool IsMarked => File.IsDelivered;

    public override string ToString() => Path + " (file " + Number + ")";
}
