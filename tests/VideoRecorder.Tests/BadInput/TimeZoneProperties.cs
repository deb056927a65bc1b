using System.Globalization;
using VideoRecorder.Core.Time.Zones;

namespace VideoRecorder.Tests.BadInput;

/// <summary>What holds for time-zone rules, well-formed or not.</summary>
public class TimeZoneProperties
{
    private const int LongestOffset = 25 * 3600;
    private static readonly string[] Names = ["CET", "CEST", "<+03>", "<-0330>", "PST", "abcdefgh", "<A1b>"];

    [Fact]
    public void Any_text_is_a_rule_or_is_refused_with_a_reason() => Inputs.Check("time-zone rules, damaged", dice =>
    {
        string text = dice.Chance(5) ? dice.Text(40) : dice.Mutate(Rule.Roll(dice).Text);
        text = dice.Chance(2) ? dice.Mutate(text) : text;
        dice.Input = text;
        long memory = GC.GetAllocatedBytesForCurrentThread();
        bool isGood = TimeZoneRule.TryParse(text, out TimeZoneRule rule, out string error);
        memory = GC.GetAllocatedBytesForCurrentThread() - memory;

        Assert.Equal((isGood, isGood), (rule != null, error.Length == 0));
        Memory.AssertAtMost(2000, memory);
        foreach (char c in error)
        {
            Assert.InRange(c, ' ', '~');
        }

        if (isGood)
        {
            DateTime utc = Moment(dice);
            Assert.InRange(rule!.OffsetSeconds(utc), -LongestOffset, LongestOffset + 3600);
            DateTime local = rule.ToLocal(utc);
            Assert.True(local == utc || local == utc.AddSeconds(rule.OffsetSeconds(utc)));
            rule.IsRepeatedHour(utc);
        }
    });

    [Fact]
    public void A_rule_is_kept_to_the_second() => Inputs.Check("time-zone rules, well-formed", dice =>
    {
        Rule rule = Rule.Roll(dice);
        DateTime utc = new DateTime(1990 + dice.Next(200), 1, 1).AddSeconds(dice.Next(366 * 86_400));
        if (rule.Start != null && dice.Chance(2))
        {
            // near a change of the clocks, where it counts
            utc = rule.Change(utc.Year, dice.Chance(2)).AddSeconds(dice.Next(7) - 3 + (3600 * (dice.Next(3) - 1)));
        }

        dice.Input = $"{rule.Text} at {utc:s}";
        TimeZoneRule read = TimeZoneRule.Parse(rule.Text);
        if (rule.IsPlainAround(utc))
        {
            int offset = rule.OffsetAt(utc);
            Assert.Equal(offset, read.OffsetSeconds(utc));
            Assert.Equal(utc.AddSeconds(offset), read.ToLocal(utc));
            int other = offset == rule.Standard ? rule.Daylight : rule.Standard;
            Assert.Equal(other > offset && rule.OffsetAt(utc.AddSeconds(offset - other)) == other, read.IsRepeatedHour(utc));
        }
    });

    private static DateTime Moment(Dice dice) => dice.Next(4) switch
    {
        0 => DateTime.MinValue.AddSeconds(dice.Next(200_000)),
        1 => DateTime.MaxValue.AddSeconds(-dice.Next(200_000)),
        _ => new DateTime(1 + dice.Next(9998), 1, 1).AddSeconds(dice.Next(366 * 86_400)),
    };

    /// <summary>A rule as numbers, with the plainest arithmetic that there is.</summary>
    private sealed record Rule(string Text, int Standard, int Daylight, Func<int, DateTime>? Start, Func<int, DateTime>? End)
    {
        public static Rule Roll(Dice dice)
        {
            string name = Names[dice.Next(Names.Length)];
            (string standardText, int standard) = Time(dice, 24);
            if (dice.Chance(6))
            {
                return new Rule(name + standardText, -standard, -standard, null, null);
            }

            (string daylightText, int daylight) = dice.Chance(2) ? Time(dice, 24) : ("", standard - 3600);
            (string startText, Func<int, DateTime> start) = Change(dice);
            (string endText, Func<int, DateTime> end) = Change(dice);
            return new Rule($"{name}{standardText}{Names[dice.Next(Names.Length)]}{daylightText},{startText},{endText}", -standard, -daylight, start, end);
        }

        public DateTime Change(int year, bool isStart) => isStart ? Start!(year).AddSeconds(-Standard) : End!(year).AddSeconds(-Daylight);

        /// <summary>Both changes lie within their years, so that there is no doubt which belongs to which.</summary>
        public bool IsPlainAround(DateTime utc) => Start == null || Enumerable.Range(utc.Year - 2, 5).All(year =>
        {
            (DateTime start, DateTime end) = (Start(year), End!(year));
            return start.Year == year && end.Year == year && Math.Abs((start - end).TotalDays) > 4
                && start.DayOfYear is > 3 and < 362 && end.DayOfYear is > 3 and < 362;
        });

        public int OffsetAt(DateTime utc)
        {
            if (Start == null)
            {
                return Standard;
            }

            // the last change before the moment decides
            (DateTime At, bool IsStart) last = Enumerable.Range(utc.Year - 2, 4)
                .SelectMany(year => new[] { (At: Change(year, true), IsStart: true), (At: Change(year, false), IsStart: false) })
                .Where(change => change.At <= utc)
                .MaxBy(change => change.At);
            return last.IsStart ? Daylight : Standard;
        }

        private static (string Text, int Seconds) Time(Dice dice, int mostHours)
        {
            int hours = dice.Next(dice.Chance(4) ? mostHours + 1 : Math.Min(mostHours, 12));
            int minutes = dice.Chance(3) ? dice.Next(60) : 0;
            int seconds = minutes > 0 && dice.Chance(3) ? dice.Next(60) : 0;
            int sign = dice.Chance(2) ? -1 : 1;
            string text = sign < 0 ? "-" : dice.Chance(6) ? "+" : "";
            text += hours.ToString(dice.Chance(3) ? "D2" : "D", CultureInfo.InvariantCulture);
            text += minutes > 0 || seconds > 0 ? $":{minutes:D2}" : "";
            text += seconds > 0 ? $":{seconds:D2}" : "";
            return (text, sign * ((hours * 3600) + (minutes * 60) + seconds));
        }

        private static (string Text, Func<int, DateTime> At) Change(Dice dice)
        {
            (string timeText, int time) = dice.Chance(2) ? Time(dice, 167) : ("", 7200);
            timeText = timeText.Length > 0 ? "/" + timeText : "";
            switch (dice.Next(4))
            {
                case 2:
                    int day = 1 + dice.Next(365);
                    return ($"J{day}{timeText}", year => new DateTime(year, 1, 1).AddDays(day - 1 + (day >= 60 && DateTime.IsLeapYear(year) ? 1 : 0)).AddSeconds(time));
                case 3:
                    int dayFromZero = dice.Next(366);
                    return ($"{dayFromZero}{timeText}", year => new DateTime(year, 1, 1).AddDays(dayFromZero).AddSeconds(time));
                default:
                    int month = 1 + dice.Next(12);
                    int week = 1 + dice.Next(5);
                    int weekday = dice.Next(7);
                    return ($"M{month}.{week}.{weekday}{timeText}", year => Weekday(year, month, week, weekday).AddSeconds(time));
            }
        }

        private static DateTime Weekday(int year, int month, int week, int weekday)
        {
            DateTime[] days = [.. Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(day => new DateTime(year, month, day)).Where(day => (int)day.DayOfWeek == weekday)];
            return days[Math.Min(week, days.Length) - 1];
        }
    }
}
