using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Tests.Simulation;

/// <summary>A simulated card on a board of its own, mounted, and short ways to use it.</summary>
internal sealed class SimulatedCard
{
    public SimulatedCard(ulong seed = 1, Action<CardModel>? set = null)
    {
        World = new World(seed);
        Card = new CardModel(World, World.Chance.Fork()) { CapacityBytes = 256 * 1024, ClusterBytes = 512 };
        set?.Invoke(Card);
        World.PowerGoes = Card.LosePower;
        World.TurnOn();
        Card.Mount();
    }

    public World World { get; }

    public CardModel Card { get; }

    /// <summary>Makes bytes that tell from others.</summary>
    public static byte[] Bytes(int count, int mark)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = (byte)((i * 7) + (i / 251) + (mark * 31) + 1);
        }

        return bytes;
    }

    /// <summary>Writes a file and closes it.</summary>
    public void Write(string path, byte[] bytes)
    {
        IFile file = Card.Create(path);
        file.Append(bytes, 0, bytes.Length);
        file.Close();
    }

    /// <summary>Reads a whole file.</summary>
    public byte[] Read(string path)
    {
        IFile file = Card.Open(path, false);
        byte[] bytes = new byte[file.Length];
        int count = file.Read(0, bytes, 0, bytes.Length);
        file.Close();
        return bytes[..count];
    }

    public CardFile File(string path) => Card.Entries.Single(entry => entry.Key == path).Value;

    public string[] Names() => [.. Card.Entries.Select(entry => entry.Key).Order(StringComparer.Ordinal)];

    /// <summary>Plans a fault for the next call of the card.</summary>
    public void Fail(CardFault fault) =>
        World.Faults.Add(new PlannedFault(PortKind.Card, World.CallsOf(PortKind.Card) + 1, 1, (int)fault));

    /// <summary>Cuts the power and starts again.</summary>
    public void CutAndBoot()
    {
        World.CutPower();
        Boot();
    }

    /// <summary>Starts again after a cut.</summary>
    public void Boot()
    {
        Card.Boot();
        World.TurnOn();
        Card.Mount();
    }

    /// <summary>Cuts the power in the next call, and starts again.</summary>
    public void CutIn(Action call)
    {
        World.CutAtCall = World.Calls + 1;
        Assert.Throws<PowerCutException>(call);
        Boot();
    }
}
