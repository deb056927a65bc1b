using System.Runtime.CompilerServices;
using BenchmarkDotNet.Running;
using VideoRecorder.Benchmarks.Compare;

namespace VideoRecorder.Benchmarks;

/// <summary>The ways to call this program.</summary>
internal static class Usage
{
    public static int Print()
    {
        Console.WriteLine(
            $"""
            dotnet run -c Release --project tests/VideoRecorder.Benchmarks -- [options]

              (none), --filter ...              benchmarks of single parts; options are those of BenchmarkDotNet
              --compare NAME [--rounds N]       whole processes side by side in one run; NAME is one of:
            {Comparisons.List()}
              --bookkeeping                     one clip's work on the card with 100, 1,000 and 10,000 clips there
            """);
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int RunBenchmarks(string[] args)
    {
        BenchmarkSwitcher.FromAssembly(typeof(Usage).Assembly).Run(args);
        return 0;
    }
}
