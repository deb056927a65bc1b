namespace VideoRecorder.Simulation.Runs;

/// <summary>The name of a run: what somebody types to see it again, as <c>day:4711</c> or <c>cut:mark:123/TornSector</c>.</summary>
internal static class RunName
{
    /// <summary>Finds the run of this name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static IRun Parse(string name)
    {
        string[] words = name.Split(':');
        return words[0] switch
        {
            DayRun.Kind when words.Length == 2 && ulong.TryParse(words[1], out ulong seed) => new DayRun(seed),
            CutRun.Kind when words.Length == 3 => CutRun.Parse(words[1], words[2]),
            FaultRun.Kind when words.Length == 4 => FaultRun.Parse(words[1], words[2], words[3]),
            _ => throw new FormatException("There is no run of the name " + name),
        };
    }
}
