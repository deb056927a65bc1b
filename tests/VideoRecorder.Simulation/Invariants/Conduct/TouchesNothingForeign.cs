using System.Numerics;
using System.Runtime.InteropServices;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// A file that somebody else put on the card keeps its name and its bytes: it is never written, marked or deleted, nor
/// tried to.
/// </summary>
internal sealed class TouchesNothingForeign(World world, CardModel card) : Invariant
{
    // What was seen at a start or a power cut, by number, with the fingerprint of its bytes.
    private readonly Dictionary<int, (string Path, ulong Print)> _known = [];

    public override void Booted() => Compare();

    public override void PowerLost() => Compare();

    public override void AtTheEnd() => Compare();

    public override void Marked(CardFile file) => Touched(file, "marked", file.Path);

    public override void Deleting(CardFile file, string path) => Touched(file, "deleted", path);

    private void Touched(CardFile file, string how, string path)
    {
        if (file.IsForeign)
        {
            world.Violate("A file that is not the recorder's was " + how + ": " + path);
        }
    }

    private void Compare()
    {
        foreach ((string path, CardFile file) in card.Entries)
        {
            if (file.IsForeign && !_known.TryAdd(file.Number, (path, PrintOf(file.Durable)))
                && _known[file.Number] != (path, PrintOf(file.Durable)))
            {
                world.Violate("A file that is not the recorder's has changed: " + path);
            }
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
