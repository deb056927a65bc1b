using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace VideoRecorder.Tests.BadInput;

/// <summary>
/// Runs a property on many inputs. VIDEORECORDER_INPUTS says on how many. One that fails is made as small as possible and
/// told with a seed; VIDEORECORDER_REPLAY=seed runs just that input again.
/// </summary>
internal static class Inputs
{
    private const string CountVariable = "VIDEORECORDER_INPUTS";
    private const string ReplayVariable = "VIDEORECORDER_REPLAY";
    private const int DefaultCount = 300;
    private const int MostNumbers = 48;

    private static readonly Arbitrary<int[]> Numbers = Arb.From(
        Gen.Sized(size => Gen.Choose(0, int.MaxValue).Two().Select(two => Expand(two.Item1, two.Item2, size))),
        Smaller);

    /// <summary>Gets how many inputs each property gets.</summary>
    public static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable(CountVariable), CultureInfo.InvariantCulture, out int count) && count > 0
        ? count
        : DefaultCount;

    /// <summary>Runs a property.</summary>
    /// <param name="area">What is fed, for the line that tells how many inputs there were.</param>
    /// <param name="property">Makes its input out of the dice and throws when something is wrong with what comes of it.</param>
    /// <param name="share">For a slow property: it gets one input for so many of the others.</param>
    public static void Check(string area, Action<Dice> property, int share = 1) =>
        Check(area, property, Math.Max(1, Count / share), Environment.GetEnvironmentVariable(ReplayVariable));

    /// <summary>Runs a property on so many inputs, or on the one of a seed.</summary>
    internal static void Check(string area, Action<Dice> property, int count, string? replay)
    {
        Report report = new(area, property);
        Config config = Config.Default.WithRunner(report).WithEndSize(MostNumbers).WithMaxTest(count);
        FsCheck.Check.One(
            string.IsNullOrEmpty(replay) ? config : config.WithMaxTest(1).WithReplay(ReadReplay(replay)),
            Prop.ForAll(Numbers, numbers =>
            {
                report.Ran++;
                Memory.Watch(() => property(new Dice(numbers)));
            }));
    }

    private static FSharpOption<Replay> ReadReplay(string text)
    {
        string[] parts = text.Split(',');
        Rnd seed = new(ulong.Parse(parts[0], CultureInfo.InvariantCulture), ulong.Parse(parts[1], CultureInfo.InvariantCulture));
        return FSharpOption<Replay>.Some(new Replay(seed, FSharpOption<int>.Some(int.Parse(parts[2], CultureInfo.InvariantCulture))));
    }

    private static int[] Expand(int first, int second, int size)
    {
        ulong state = ((ulong)(uint)first << 32) | (uint)second;
        int[] numbers = new int[1 + (int)(Mix(ref state) % (ulong)(size + 8))];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (int)(Mix(ref state) >> 33);
        }

        return numbers;
    }

    // SplitMix64
    private static ulong Mix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    private static IEnumerable<int[]> Smaller(int[] numbers)
    {
        for (int part = numbers.Length; part > 0; part /= 2)
        {
            for (int at = 0; at + part <= numbers.Length; at += part)
            {
                yield return [.. numbers.AsSpan(0, at), .. numbers.AsSpan(at + part)];
            }
        }

        for (int i = 0; i < numbers.Length; i++)
        {
            foreach (int smaller in new[] { 0, numbers[i] % 1024, numbers[i] / 2, numbers[i] - 1 })
            {
                if (smaller >= 0 && smaller < numbers[i])
                {
                    int[] changed = [.. numbers];
                    changed[i] = smaller;
                    yield return changed;
                }
            }
        }
    }

    private sealed class Report(string area, Action<Dice> property) : IRunner
    {
        public long Ran { get; set; }

        public void OnStartFixture(Type value)
        {
        }

        public void OnArguments(int value, FSharpList<object> arguments, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> arguments, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, FsCheck.TestResult result)
        {
            string line = $"{area}: {Ran.ToString("N0", CultureInfo.InvariantCulture)} inputs";
            Console.WriteLine(line);
            TestContext.Current.TestOutputHelper?.WriteLine(line);
            if (result is FsCheck.TestResult.Failed failed)
            {
                Assert.Fail(Explain((int[])failed.Item3.Head, failed.Item6, failed.Item7));
            }

            Assert.True(result.IsPassed, "FsCheck gave up.");
        }

        private string Explain(int[] numbers, Rnd seed, int size)
        {
            Dice dice = new(numbers);
            string what = "It did not fail again: it depends on more than its input.";
            try
            {
                Memory.Watch(() => property(dice = new Dice(numbers)));
            }
            catch (Exception e)
            {
                what = e.ToString();
            }

            return new StringBuilder()
                .AppendLine($"{area}, after {Ran} inputs:").AppendLine(what)
                .AppendLine($"Input: {Shown.Of(dice.Input)}")
                .AppendLine($"Numbers: [{string.Join(", ", numbers)}]")
                .Append($"Replay: VIDEORECORDER_REPLAY={seed.Seed},{seed.Gamma},{size} dotnet test tests/VideoRecorder.Tests --filter FullyQualifiedName~")
                .Append(TestContext.Current.TestMethod?.MethodName)
                .ToString();
        }
    }
}
