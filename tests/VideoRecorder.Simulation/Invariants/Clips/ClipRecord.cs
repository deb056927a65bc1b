using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>What is known of one clip from what the models told, whatever the recorder thinks of it.</summary>
internal sealed class ClipRecord(CardFile file)
{
    /// <summary>Gets or sets the file; another object after the medium was exchanged for a copy.</summary>
    public CardFile File { get; set; } = file;

    public int Number => File.Number;

    /// <summary>Gets its names on the card; two after a cut in a rename.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Gets or sets whether it ever had two: such a clip may have to wait for the next start to be deleted.</summary>
    public bool HadTwoNames { get; set; }

    /// <summary>Gets the numbers of the frames that were appended, and where in the file each of them ends.</summary>
    public List<(long Number, int End)> Frames { get; } = [];

    /// <summary>Gets or sets how many of them are on the medium for sure.</summary>
    public int SyncedFrames { get; set; }

    /// <summary>Gets or sets whether something came between its beginning and its end: a cut or a card that failed.</summary>
    public bool WasInterrupted { get; set; }

    /// <summary>Gets when its file was made.</summary>
    public long MadeAt { get; init; }

    /// <summary>Gets or sets whether it was opened for writing again, to be looked at and repaired.</summary>
    public bool IsReopened { get; set; }

    /// <summary>Gets or sets when it was last worked on: made, synced, closed.</summary>
    public long TouchedAt { get; set; }

    /// <summary>Gets or sets the file's bytes once it is closed and whole; null before.</summary>
    public byte[]? Whole { get; set; }

    /// <summary>Gets or sets how many frames it has then.</summary>
    public int WholeFrames { get; set; }

    /// <summary>Gets or sets the length when it was whole; the bytes are forgotten with the clip.</summary>
    public int WholeLength { get; set; }

    /// <summary>Gets or sets the version of the file that was compared last.</summary>
    public int ComparedVersion { get; set; } = -1;

    /// <summary>Gets or sets the version of the file whose frames were looked at last.</summary>
    public int FramesVersion { get; set; } = -1;

    /// <summary>Gets or sets how many frames it was to have then.</summary>
    public int FramesExpected { get; set; }

    /// <summary>Gets or sets why it may be gone.</summary>
    public Removal Removal { get; set; }

    /// <summary>Gets or sets when the recorder was given a proof that the server has it; -1 for never.</summary>
    public long ProvedAt { get; set; } = -1;

    /// <summary>Gets or sets in which boot that was.</summary>
    public int ProvedInBoot { get; set; }

    /// <summary>Gets the requests that were made for it.</summary>
    public List<ServedUpload> Requests { get; } = [];

    /// <summary>Gets or sets the boot in which the card last refused something with this file; 0 for never.</summary>
    public int RefusedInBoot { get; set; }

    /// <summary>Gets or sets when that was.</summary>
    public long RefusedAt { get; set; } = -1;

    /// <summary>Gets or sets whether it was on the card already when what watches began.</summary>
    public bool IsAdopted { get; init; }

    public bool IsOnCard => Names.Count > 0;

    public bool IsProved => ProvedAt >= 0;

    public string Path => IsOnCard ? Names[0] : File.Path;

    public bool IsMarked
    {
        get
        {
            foreach (string name in Names)
            {
                if (ClipPlace.TryParse(name, out ClipPlace place) && place.IsMarked)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public override string ToString() => Path + " (file " + Number + ")";
}
