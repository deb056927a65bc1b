using System.ComponentModel;
using System.Diagnostics;

namespace VideoRecorder.Benchmarks.Compare;

/// <summary>Runs programs to their end.</summary>
internal static class Tool
{
    /// <summary>Runs a program that must succeed.</summary>
    /// <exception cref="ComparisonException">It is not installed, or failed.</exception>
    public static void Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments))!;
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new ComparisonException($"{program} ended with exit code {process.ExitCode}.");
            }
        }
        catch (Win32Exception e)
        {
            throw new ComparisonException($"{program} cannot be run: {e.Message}");
        }
    }

    /// <summary>Runs this program anew, as a user would start it.</summary>
    public static void RunThis(params string[] arguments) => Run(Environment.ProcessPath!, arguments);
}
