using System.Numerics;
using System.Runtime.InteropServices;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// A file that somebody else put on the card keeps its name and its bytes: it is never written, renamed or deleted, nor
/// tried to.
/// </summary>
internal sealed class TouchesNothingForeign(World world, CardModel card) : Invariant
{
    // What was seen at a start or a power cut, by number, with the version and the fingerprint of its bytes.
    private readonly Dictionary<int, (string Path, int Version, ulong Print)> _known = [];

    public override void Booted() => Compare(false);

    public override void PowerLost() => Compare(false);

    public override void AtTheEnd() => Compare(true);

    public override void Renamed(CardFile file, string oldPath) => Touched(file, "renamed", oldPath);

    public override void Deleting(CardFile file, string path) => Touched(file, "deleted", path);

    private void Touched(CardFile file, string how, string path)
    {
        if (file.IsForeign)
        {
            world.Violate("A file that is not the recorder's was " + how + ": " + path);
        }
    }

    private void Compare(bool isWhole)
    {
        foreach ((string path, CardFile file) in card.Entries)
        {
            if (!file.IsForeign)
            {
                continue;
            }

            bool isKnown = _known.TryGetValue(file.Number, out (string Path, int Version, ulong Print) known);
            ulong print = isKnown && !isWhole && known.Version == file.Version ? known.Print : PrintOf(file.Durable);
            if (isKnown && (known.Path != path || known.Print != print))
            {
                world.Violate("A file that is not the recorder's has changed: " + known.Path);
            }

            _known[file.Number] = (path, file.Version, print);
        }
    }

    private static ulong PrintOf(ReadOnlySpan<byte> bytes)
    {
        ulong print = (ulong)bytes.Length;
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            print = BitOperations.RotateLeft((print ^ word) * 1099511628211, 29);
        }

        foreach (byte last in bytes[(bytes.Length / sizeof(ulong) * sizeof(ulong))..])
        {
            print = (print ^ last) * 1099511628211;
        }

        return print;
    }
}
