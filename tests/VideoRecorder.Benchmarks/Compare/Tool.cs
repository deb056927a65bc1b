using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace VideoRecorder.Benchmarks.Compare;

/// <summary>Runs programs to their end.</summary>
internal static class Tool
{
    /// <summary>Runs a program that must succeed.</summary>
    /// <exception cref="ComparisonException">It is not installed, or failed.</exception>
    public static void Run(string program, params string[] arguments) => Run(new ProcessStartInfo(program, arguments));

    /// <summary>Runs this program again, as a user would start it.</summary>
    public static void RunThis(params string[] arguments) => Run(Environment.ProcessPath!, arguments);

    /// <summary>Runs a program that must succeed and prints a number on each line.</summary>
    /// <returns>The numbers.</returns>
    /// <exception cref="ComparisonException">It is not installed, or failed.</exception>
    public static double[] Read(string program, params string[] arguments)
    {
        string output = Run(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true });
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
    }

    /// <summary>Does the same with this program.</summary>
    public static double[] ReadThis(params string[] arguments) => Read(Environment.ProcessPath!, arguments);

    private static string Run(ProcessStartInfo start)
    {
        try
        {
            using Process process = Process.Start(start)!;
            string output = start.RedirectStandardOutput ? process.StandardOutput.ReadToEnd() : string.Empty;
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new ComparisonException($"{start.FileName} ended with exit code {process.ExitCode}.");
        }
        catch (Win32Exception e)
        {
            throw new ComparisonException($"{start.FileName} cannot be run: {e.Message}");
        }
    }
}
