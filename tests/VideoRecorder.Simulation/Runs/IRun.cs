namespace VideoRecorder.Simulation.Runs;

/// <summary>One run of the recorder, from the first start to the end, and what came of it.</summary>
internal interface IRun
{
    /// <summary>Gets the name by which it can be run again.</summary>
    string Name { get; }

    /// <summary>Runs it.</summary>
    /// <param name="log">Receives the full log; null for none.</param>
    RunResult Execute(TextWriter? log);
}
