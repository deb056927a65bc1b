namespace VideoRecorder.Simulation.Runs;

/// <summary>What came of a run.</summary>
/// <param name="Name">The run's name.</param>
/// <param name="Violations">What was promised and did not hold.</param>
/// <param name="Fingerprint">The same for the same run.</param>
/// <param name="Tally">What was seen and counted.</param>
internal sealed record RunResult(string Name, IReadOnlyList<string> Violations, ulong Fingerprint, Tally Tally);
