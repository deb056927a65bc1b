using System.Diagnostics;
using System.Globalization;
using VideoRecorder.Benchmarks.Avi;
using VideoRecorder.Benchmarks.Support;
using VideoRecorder.Benchmarks.Upload;

namespace VideoRecorder.Benchmarks.Compare;

/// <summary>Runs the two sides of a comparison in turns and reports their medians.</summary>
internal static class Comparisons
{
    private const int DefaultRounds = 11;

    private static readonly Dictionary<string, (string About, Func<IComparison> Make)> All = new()
    {
        ["ffmpeg"] = ("muxing JPEG frames into an AVI file, against ffmpeg -c copy", () => new FfmpegComparison()),
        ["curl"] = ("uploading clips to a server on loopback, against curl -F", () => new CurlComparison()),
    };

    public static string List() =>
        string.Join('\n', All.Select(c => $"      {c.Key,-12}{c.Value.About}"));

    public static int Run(string name, string[] options)
    {
        int rounds = DefaultRounds;
        bool valid = options is [] || (options is ["--rounds", string number] && int.TryParse(number, out rounds) && rounds > 0);
        if (!valid || !All.TryGetValue(name, out (string About, Func<IComparison> Make) entry))
        {
            Usage.Print();
            return 2;
        }

        try
        {
            using IComparison comparison = entry.Make();
            Run(comparison, rounds);
            return 0;
        }
        catch (ComparisonException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static void Run(IComparison comparison, int rounds)
    {
        comparison.Prepare();
        Console.WriteLine($"{comparison.Work}; {rounds} rounds after one to warm up");

        var ours = new double[rounds];
        var theirs = new double[rounds];
        for (int round = -1; round < rounds; round++)
        {
            // Who goes first changes from round to round, so that neither always finds the warmer disk.
            bool oursFirst = round % 2 == 0;
            double first = Time(oursFirst ? comparison.RunOurs : comparison.RunTheirs);
            double second = Time(oursFirst ? comparison.RunTheirs : comparison.RunOurs);
            comparison.Check();
            if (round >= 0)
            {
                ours[round] = oursFirst ? first : second;
                theirs[round] = oursFirst ? second : first;
            }
        }

        Report("ours", ours);
        Report(comparison.Name, theirs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ours / {comparison.Name}: {Median.Of(ours) / Median.Of(theirs):F2}"));
        comparison.Report();
    }

    private static double Time(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Report(string name, double[] times) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-8} median {Median.Of(times),7:F1} ms   ({times.Min():F1} to {times.Max():F1})"));
}
