using VideoRecorder.Core;
using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Supervision;
using VideoRecorder.Simulation.Camera;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Network;
using VideoRecorder.Simulation.Time;

namespace VideoRecorder.Simulation.Engine;

/// <summary>The recorder on a board of models, with the supervision that the ESP32-CAM has. It starts again after each power cut.</summary>
internal sealed class SimulatedBoard
{
    private const int MaxFaultsInARow = 10;
    private static readonly BoardTimes Times = new() { CardCallMs = 30_000, JoinMs = 40_000, FreezeMs = 30_000 };

    public SimulatedBoard(ulong seed, RecorderSettings settings)
    {
        Settings = settings;
        World = new World(seed);
        Chance chance = World.Chance;
        Card = new CardModel(World, chance.Fork());
        Camera = new CameraModel(World, chance.Fork());
        Clock = new ClockModel(World);
        Link = new LinkModel(World, chance.Fork());
        Server = new ServerModel(World, chance.Fork(), Link) { Settings = settings };
        Clock.IsOnline = () => Link.IsUp;
        World.PowerGoes = LosePower;
    }

    public RecorderSettings Settings { get; }

    public World World { get; }

    public CardModel Card { get; }

    public CameraModel Camera { get; }

    public ClockModel Clock { get; }

    public LinkModel Link { get; }

    public ServerModel Server { get; }

    /// <summary>Gets the LED since the last start.</summary>
    public LedModel? Led { get; private set; }

    /// <summary>Gets what the parts share since the last start.</summary>
    public RecorderParts? Parts { get; private set; }

    /// <summary>Gets how often the board started.</summary>
    public int Boots { get; private set; }

    /// <summary>Gets how often the supervision restarted it.</summary>
    public int Restarts { get; private set; }

    /// <summary>Gets or sets how long the board is without power after a cut, in milliseconds.</summary>
    public int DarkMs { get; set; } = 3000;

    /// <summary>Gets when the board last started.</summary>
    public long BootedAt { get; private set; }

    /// <summary>Runs until a time, through power cuts and restarts.</summary>
    public void RunUntil(long end)
    {
        while (World.Now < end && !World.IsViolated)
        {
            RunUntilCut(end);
            if (!World.IsPowered && World.Now < end)
            {
                World.Scheduler.Rest(DarkMs);
            }
        }
    }

    /// <summary>Runs until a time, or until the power is cut or the supervision restarts the board.</summary>
    public void RunUntilCut(long end)
    {
        if (!World.IsPowered)
        {
            Boot();
        }

        World.Scheduler.RunUntil(end);
    }

    /// <summary>Starts the recorder on what the card holds.</summary>
    public void Boot()
    {
        Card.Boot();
        Camera.Boot();
        Link.Boot();
        Server.Boot();
        Clock.Boot();
        World.TurnOn();
        BootedAt = World.Now;
        Boots++;
        World.Diary.Note("BOOT " + Boots);
        Led = new LedModel(World);
        Parts = new RecorderParts(Settings, new Board
        {
            Name = "simulated board",
            ResetReason = "power on",
            Seed = World.Chance.Below(int.MaxValue),
            Camera = Camera,
            Card = Card,
            Clock = Clock,
            Link = Link,
            Connector = Server,
            Led = Led,
            Log = new LogModel(World),
        });
        World.Watch.Booted();
        Start(Parts);
        try
        {
            Parts.Announce();
        }
        catch (PowerCutException)
        {
            // It starts again later.
        }
    }

    private void Start(RecorderParts parts)
    {
        PartHealth health = new(new PartLimits(Settings, Times), Clock.Milliseconds);
        BoardGuard guard = new(health, MaxFaultsInARow, parts.Log);
        World.Scheduler.Start(
            Slot(PartNumbers.Recorder, parts.Recorder),
            Slot(PartNumbers.Network, parts.Network),
            Slot(PartNumbers.Led, parts.Led),
            new PartSlot(PartSlot.Guard, () => Look(guard, parts)));

        PartSlot Slot(int number, IActivePart part) => new(number, new PartRunner(number, part, health, Clock, parts.Log).Step);
    }

    /// <summary>What the main thread of the board does each second.</summary>
    private int Look(BoardGuard guard, RecorderParts parts)
    {
        if (!guard.IsWell(Clock.Milliseconds, parts.State.IsClipOpen))
        {
            Restarts++;
            foreach (IActivePart part in new[] { parts.Recorder, parts.Network, parts.Led })
            {
                part.Shutdown();
            }

            Card.Settle();
            World.TurnOff();
        }

        return PartLimits.CheckMs;
    }

    private void LosePower()
    {
        Card.LosePower();
        Server.LosePower();
    }
}
