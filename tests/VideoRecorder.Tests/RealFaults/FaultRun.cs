using System.Globalization;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>How many faults a run makes, and the seed that they come from. Both can be set by environment variables.</summary>
internal static class FaultRun
{
    private const string SeedVariable = "VIDEORECORDER_SEED";

    /// <summary>Gets how many faults to make.</summary>
    /// <param name="variable">The variable that says so.</param>
    /// <param name="usual">How many without it.</param>
    public static int Count(string variable, int usual) => Read(variable) ?? usual;

    /// <summary>Gets the seed: another one at each run, unless the variable repeats one.</summary>
    public static int Seed() => Read(SeedVariable) ?? Random.Shared.Next(1_000_000);

    /// <summary>Says how to run it again with the same seed.</summary>
    public static string Replay(string variable, int count, int seed)
        => string.Create(CultureInfo.InvariantCulture, $"{variable}={count} {SeedVariable}={seed}");

    private static int? Read(string variable)
        => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
}
