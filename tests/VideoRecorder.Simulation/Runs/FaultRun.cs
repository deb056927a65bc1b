using VideoRecorder.Simulation.Camera;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Simulation.Runs;

/// <summary>The scenario with one fault at the n-th call of a port.</summary>
internal sealed class FaultRun(Scenario scenario, PlannedFault? fault) : IRun
{
    public const string Kind = "fault";

    public string Name => Kind + ":" + scenario.Name + ":" + (fault is null ? "None:0x0/0" : fault.Port + ":" + fault.FirstCall + "x" + fault.Calls + "/" + NameOf(fault.Port, fault.Code));

    /// <summary>Gets how many calls each port had within <see cref="Scenario.LengthMs"/>.</summary>
    public Dictionary<PortKind, long> Calls { get; } = [];

    /// <summary>Gets the codes of all faults of a port.</summary>
    public static int[] Codes(PortKind port) => [.. Enum.GetValues(FaultsOf(port)).Cast<int>().Where(code => code != 0)];

    public static string NameOf(PortKind port, int code) => Enum.GetName(FaultsOf(port), code) ?? code.ToString();

    /// <exception cref="FormatException">It is not such a run.</exception>
    public static FaultRun Parse(string scenario, string port, string fault)
    {
        string[] words = fault.Split('x', '/');
        return Enum.TryParse(port, out PortKind kind) && words.Length == 3 && long.TryParse(words[0], out long first)
            && long.TryParse(words[1], out long calls) && Enum.TryParse(FaultsOf(kind), words[2], out object? code)
            ? new FaultRun(Scenario.Of(scenario), new PlannedFault(kind, first, calls, (int)code))
            : throw new FormatException("Not a fault: " + port + ":" + fault);
    }

    public RunResult Execute(TextWriter? log)
    {
        SimulatedBoard board = scenario.NewBoard(log);
        Verdict verdict = new(board);
        if (fault is not null)
        {
            board.World.Faults.Add(fault);
        }

        board.RunUntil(Scenario.LengthMs);
        foreach (PortKind port in Enum.GetValues<PortKind>())
        {
            Calls[port] = board.World.CallsOf(port);
        }

        Scenario.RunUntilQuiet(board, 2);
        return verdict.Give(Name, fault is null ? [] : [new(fault.Port + " " + NameOf(fault.Port, fault.Code), 1)]);
    }

    private static Type FaultsOf(PortKind port) => port switch
    {
        PortKind.Card => typeof(CardFault),
        PortKind.Camera => typeof(CameraFault),
        _ => typeof(NetworkFault),
    };
}
