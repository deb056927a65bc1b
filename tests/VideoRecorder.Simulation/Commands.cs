using System.CommandLine;
using VideoRecorder.Simulation.Runs;

namespace VideoRecorder.Simulation;

/// <summary>The command line.</summary>
internal static class Commands
{
    private static readonly Option<int> Cores = new("--cores")
    {
        Description = "How many runs at once.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        Recursive = true,
    };

    public static RootCommand Root()
    {
        RootCommand root = new("The recorder in virtual time, on a card, a camera, a network and a clock that fail in every way. Prints what was broken, how often, and what was lost.")
        {
            Quick(), Days(), Cuts(), Pairs(), Faults(), All(), Replay(),
        };
        root.Add(Cores);
        return root;
    }

    private static Command Quick()
    {
        Command command = new("quick", "A fixed choice out of all of these, in some seconds.");
        command.SetAction(result =>
            Run(result, "single power cuts", Explorer.Cuts())
            + Run(result, "each 199th fault", Explorer.Faults().Where((_, i) => i % 199 == 0))
            + Run(result, "some pairs of power cuts", Explorer.SomePairsOfCuts(7))
            + Run(result, "days", Explorer.Days(1, 4)) > 0 ? 1 : 0);
        return command;
    }

    private static Command Days()
    {
        Option<int> seeds = new("--seeds") { Description = "How many days.", DefaultValueFactory = _ => 1000 };
        Option<ulong> first = new("--first") { Description = "The first seed.", DefaultValueFactory = _ => 1 };
        Command command = new("days", "Days of 1,440 clips with everything at once, and three quiet hours after each.") { seeds, first };
        command.SetAction(result => Run(result, "days", Explorer.Days(result.GetValue(first), result.GetValue(seeds))));
        return command;
    }

    private static Command Cuts()
    {
        Command command = new("cuts", "Every single power cut over 40 s in which everything happens, with all that it can leave on the card.");
        command.SetAction(result => Run(result, "single power cuts", Explorer.Cuts()));
        return command;
    }

    private static Command Pairs()
    {
        Option<int> every = Every();
        Command command = new("pairs", "Every pair of power cuts: the second one in the 40 s after the start that the first one forced.") { every };
        command.SetAction(result => Run(result, "pairs of power cuts", Explorer.PairsOfCuts(result.GetValue(every))));
        return command;
    }

    private static Command Faults()
    {
        Option<int> every = Every();
        Command command = new("faults", "A fault at every n-th call of the card, the camera and the network; for one call, and for thirty in a row.") { every };
        command.SetAction(result => Run(result, "faults at the n-th call", Explorer.Faults().Where((_, i) => i % result.GetValue(every) == 0)));
        return command;
    }

    private static Command All()
    {
        Option<int> seeds = new("--seeds") { Description = "How many days.", DefaultValueFactory = _ => 1000 };
        Option<int> every = Every();
        Command command = new("all", "All of these, one after the other.") { seeds, every };
        command.SetAction(result =>
            Run(result, "single power cuts", Explorer.Cuts())
            + Run(result, "faults at the n-th call", Explorer.Faults())
            + Run(result, "pairs of power cuts", Explorer.PairsOfCuts(result.GetValue(every)))
            + Run(result, "days", Explorer.Days(1, result.GetValue(seeds))) > 0 ? 1 : 0);
        return command;
    }

    private static Command Replay()
    {
        Argument<string> name = new("run") { Description = "The name of a run, as a failure prints it: day:4711, or cut:mark:123/TornSector." };
        Command command = new("replay", "Runs one run again and prints all that happens: each call, each line of the recorder's log.") { name };
        command.SetAction(result =>
        {
            RunResult outcome;
            try
            {
                outcome = RunName.Parse(result.GetValue(name)!).Execute(Console.Out);
            }
            catch (FormatException e)
            {
                Console.Error.WriteLine(e.Message);
                return 2;
            }

            Console.WriteLine(outcome.Tally.Clips);
            Console.WriteLine(outcome.Tally.Conduct);
            Console.WriteLine($"Fingerprint {outcome.Fingerprint:x16}");
            outcome.Violations.ToList().ForEach(violation => Console.WriteLine("FAILED: " + violation));
            return outcome.Violations.Count > 0 ? 1 : 0;
        });
        return command;
    }

    private static Option<int> Every() => new("--every")
    {
        Description = "Of the faults, or the first cuts of the pairs, take only each so many-th.",
        DefaultValueFactory = _ => 1,
    };

    private static int Run(ParseResult result, string name, IEnumerable<IRun> runs)
    {
        Campaign campaign = new(name, Console.Out);
        campaign.Execute(runs, result.GetValue(Cores));
        return campaign.Failures > 0 ? 1 : 0;
    }
}
