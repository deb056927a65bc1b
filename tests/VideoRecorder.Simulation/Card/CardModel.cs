using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Storage;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Card;

/// <summary>An SD card with a FAT file system, as the board drives it.</summary>
internal sealed class CardModel(World world, Chance chance) : ICard
{
    /// <summary>Gets or sets the size of the file system in bytes.</summary>
    public long CapacityBytes { get; set; } = 64 * 1048576L;

    /// <summary>Gets or sets whether the card is in its slot.</summary>
    public bool IsPresent { get; set; } = true;

    public bool IsReadOnly { get; set; }

    /// <summary>Gets or sets how many of the calls fail, 0 to 1.</summary>
    public double FailRate { get; set; }

    /// <summary>Gets or sets how many of the calls stall, 0 to 1; for 250 ms, 1 s or 5 s.</summary>
    public double StallRate { get; set; }

    /// <summary>Gets or sets how long a call takes at most, in milliseconds.</summary>
    public int CallMs { get; set; } = 2;

    /// <summary>Gets or sets whether a sync returns before it is done, as on the ESP32-CAM.</summary>
    public bool SyncsLater { get; set; }

    /// <summary>Gets or sets what the next power cut leaves; null leaves it to chance.</summary>
    public CutOutcome? Outcome { get; set; }

    /// <summary>Gets the time that all calls have taken so far, stalls included, in milliseconds.</summary>
    public long BusyMs { get; private set; }

    /// <summary>Gets what the card's folders hold on the medium: every name with its file.</summary>
    public IEnumerable<KeyValuePair<string, CardFile>> Entries => throw new NotImplementedException();

    /// <summary>Gets the free space on the medium in bytes.</summary>
    public long FreeBytes => throw new NotImplementedException();

    /// <summary>Puts a file of somebody else on the card.</summary>
    public void AddForeign(string path, long size) => throw new NotImplementedException();

    /// <summary>Takes it away again, as its owner does.</summary>
    public void RemoveForeign(string path) => throw new NotImplementedException();

    /// <summary>The power goes: decides what is left of what was pending.</summary>
    public void LosePower() => throw new NotImplementedException();

    /// <summary>The board restarts without a power cut: what was pending is written.</summary>
    public void Settle() => throw new NotImplementedException();

    /// <summary>The board starts: nothing is mounted or open.</summary>
    public void Boot() => throw new NotImplementedException();

    /// <summary>Takes a copy of the medium, to begin other runs with.</summary>
    public CardImage Image() => throw new NotImplementedException();

    /// <summary>Begins with the medium of another run.</summary>
    public void Restore(CardImage image) => throw new NotImplementedException();

    public void Mount() => world.Call(PortKind.Card, "mount", chance.Below(1).ToString());

    public void GetSpace(CardSpace space) => throw new NotImplementedException();

    public CardEntry[] List(string folder) => throw new NotImplementedException();

    public void CreateFolder(string folder) => throw new NotImplementedException();

    public bool DeleteFolder(string folder) => throw new NotImplementedException();

    public IClipFile Create(string path) => throw new NotImplementedException();

    public IClipFile Open(string path, bool forWriting) => throw new NotImplementedException();

    public void Rename(string path, string newPath) => throw new NotImplementedException();

    public bool Delete(string path) => throw new NotImplementedException();
}
