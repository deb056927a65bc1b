using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Time.Zones;
using VideoRecorder.Tests.Support;
using Xunit;

namespace VideoRecorder.Tests.Time;

public class TimeZoneRuleTests
{
    /// <summary>Zones whose rule is the same in all the years that are compared.</summary>
    public static TheoryData<string, string> Zones => new()
    {
        { "America/Los_Angeles", "PST8PDT,M3.2.0,M11.1.0" },
        { "America/New_York", "EST5EDT,M3.2.0/2:00:00,M11.1.0/2" },
        { "America/St_Johns", "NST3:30NDT,M3.2.0,M11.1.0" },
        { "America/Sao_Paulo", "<-03>3" },
        { "America/Asuncion", "<-03>3" },
        { "America/Santiago", "<-04>4<-03>,M9.1.6/24,M4.1.6/24" },
        { "America/Nuuk", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0" },
        { "Atlantic/Azores", "<-01>1<+00>,M3.5.0/0,M10.5.0/1" },
        { "Europe/London", "GMT0BST,M3.5.0/1,M10.5.0" },
        { "Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3" },
        { "Europe/Dublin", "IST-1GMT0,M10.5.0,M3.5.0/1" },
        { "Europe/Helsinki", "EET-2EEST,M3.5.0/3,M10.5.0/4" },
        { "Europe/Moscow", "MSK-3" },
        { "Asia/Jerusalem", "IST-2IDT,M3.4.4/26,M10.5.0" },
        { "Asia/Kathmandu", "<+0545>-5:45" },
        { "Asia/Tokyo", "JST-9" },
        { "Australia/Adelaide", "ACST-9:30ACDT,M10.1.0,M4.1.0/3" },
        { "Australia/Sydney", "AEST-10AEDT,M10.1.0,M4.1.0/3" },
        { "Australia/Lord_Howe", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0" },
        { "Pacific/Auckland", "NZST-12NZDT,M9.5.0,M4.1.0/3" },
        { "Pacific/Chatham", "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45" },
        { "Pacific/Kiritimati", "<+14>-14" },
    };

    [Theory]
    [MemberData(nameof(Zones))]
    public void A_rule_agrees_with_the_operating_system_at_every_half_hour(string zone, string posix)
    {
        Require.Unless(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var expected), $"this machine has no time zone {zone}");
        // Before these years the zone followed another rule than the one of today.
        var firstYear = zone switch
        {
            "America/Nuuk" or "America/Asuncion" => 2026,
            "America/Santiago" => 2023,
            _ => 2021,
        };
        var rule = TimeZoneRule.Parse(posix);
        var differences = new List<string>();
        for (var utc = Utc(firstYear, 1, 1); utc.Year < firstYear + 6; utc = utc.AddMinutes(30))
        {
            foreach (var moment in new[] { utc, utc.AddTicks(-1) })
            {
                var offset = expected.GetUtcOffset(moment);
                if (rule.OffsetSeconds(moment) != (int)offset.TotalSeconds || rule.ToLocal(moment) != moment + offset)
                {
                    differences.Add($"{moment:O}: {rule.OffsetSeconds(moment)} instead of {offset}");
                }
            }
        }

        Require.Unless(differences.Count == 0 || zone != "America/Asuncion", "this machine's time zones are older than the rule");
        Assert.Empty(differences);
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void The_repeated_hour_is_the_one_that_a_clock_shows_a_second_time(string zone, string posix)
    {
        Require.Unless(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var expected), $"this machine has no time zone {zone}");
        var rule = TimeZoneRule.Parse(posix);
        var repeated = 0;
        var latest = DateTime.MinValue;
        for (var utc = Utc(2026, 1, 1); utc.Year < 2028; utc = utc.AddMinutes(15))
        {
            var local = utc + expected.GetUtcOffset(utc);
            var second = local <= latest;
            latest = second ? latest : local;
            if (rule.IsRepeatedHour(utc) != second)
            {
                Assert.Fail($"{utc:O}: {rule.IsRepeatedHour(utc)} instead of {second}");
            }

            repeated += second ? 1 : 0;
        }

        var changes = posix.Contains(',');
        Assert.Equal(changes ? (zone == "Australia/Lord_Howe" ? 4 : 8) : 0, repeated);
    }

    [Fact]
    public void Clocks_are_turned_forward_and_back_at_the_very_second()
    {
        var rule = TimeZoneRule.Parse("PST8PDT,M3.2.0,M11.1.0");
        Assert.Equal(-8 * 3600, rule.OffsetSeconds(Utc(2024, 3, 10, 9, 59, 59)));
        Assert.Equal(-7 * 3600, rule.OffsetSeconds(Utc(2024, 3, 10, 10, 0, 0)));
        Assert.Equal(-7 * 3600, rule.OffsetSeconds(Utc(2024, 11, 3, 8, 59, 59)));
        Assert.Equal(-8 * 3600, rule.OffsetSeconds(Utc(2024, 11, 3, 9, 0, 0)));
        Assert.False(rule.IsRepeatedHour(Utc(2024, 11, 3, 8, 59, 59)));
        Assert.True(rule.IsRepeatedHour(Utc(2024, 11, 3, 9, 0, 0)));
        Assert.True(rule.IsRepeatedHour(Utc(2024, 11, 3, 9, 59, 59)));
        Assert.False(rule.IsRepeatedHour(Utc(2024, 11, 3, 10, 0, 0)));
    }

    [Theory]
    [InlineData("AAA0BBB,J60/0,J300/0", 2023, "2023-03-01")]
    [InlineData("AAA0BBB,J60/0,J300/0", 2024, "2024-03-01")]
    [InlineData("AAA0BBB,J59/0,J300/0", 2024, "2024-02-28")]
    [InlineData("AAA0BBB,59/0,300/0", 2023, "2023-03-01")]
    [InlineData("AAA0BBB,59/0,300/0", 2024, "2024-02-29")]
    [InlineData("AAA0BBB,0/0,300/0", 2024, "2024-01-01")]
    [InlineData("AAA0BBB,J1/0,J300/0", 2024, "2024-01-01")]
    [InlineData("AAA0BBB,M2.5.4/0,M10.1.0", 2024, "2024-02-29")]
    [InlineData("AAA0BBB,M2.5.4/0,M10.1.0", 2023, "2023-02-23")]
    [InlineData("AAA0BBB,M3.1.5/0,M10.1.0", 2024, "2024-03-01")]
    [InlineData("AAA0BBB,M6.1.0/-167,M10.1.0", 2024, "2024-05-26T01:00")]
    [InlineData("AAA0BBB,M6.1.0/167:30:15,M10.1.0", 2024, "2024-06-08T23:30:15")]
    public void Each_form_of_a_day_counts_leap_days_as_POSIX_says(string posix, int year, string start)
    {
        var rule = TimeZoneRule.Parse(posix);
        var expected = DateTime.SpecifyKind(DateTime.Parse(start), DateTimeKind.Utc);
        Assert.Equal(year, expected.Year);
        Assert.Equal(0, rule.OffsetSeconds(expected.AddSeconds(-1)));
        Assert.Equal(3600, rule.OffsetSeconds(expected));
    }

    [Theory]
    [InlineData("EST5EDT,0/0,J365/25", -4)]
    [InlineData("XXX3EDT4,0/0,J365/23", -4)]
    [InlineData("EST5EDT,J1/0,J1/1", -5)]
    [InlineData("AAA0BBB,J364/167,J365/166", 0)]
    public void Daylight_saving_time_may_last_all_year_or_nearly_no_time(string posix, int hours)
    {
        var rule = TimeZoneRule.Parse(posix);
        for (var utc = Utc(2023, 1, 20); utc.Year < 2026; utc = utc.AddHours(1))
        {
            if (utc.Month > 1 || utc.Day > 14)
            {
                Assert.Equal(hours * 3600, rule.OffsetSeconds(utc));
            }
        }
    }

    [Fact]
    public void A_transition_may_fall_into_the_next_year()
    {
        var rule = TimeZoneRule.Parse("AAA0BBB,J365/48,J100/1");
        Assert.Equal(3600, rule.OffsetSeconds(Utc(2024, 1, 2, 0, 0, 0)));
        Assert.Equal(0, rule.OffsetSeconds(Utc(2024, 1, 1, 23, 59, 59)));
        Assert.Equal(0, rule.OffsetSeconds(Utc(2024, 12, 31)));
        Assert.Equal(3600, rule.OffsetSeconds(Utc(2025, 1, 2)));
    }

    [Theory]
    [InlineData("UTC0", 0)]
    [InlineData("abc+5", -5 * 3600)]
    [InlineData("<+0330>-3:30", 12600)]
    [InlineData("<A-1>24", -86400)]
    [InlineData("ABC-24:59:59", 89999)]
    [InlineData("ABC05:06:07", -(5 * 3600 + 6 * 60 + 7))]
    public void Names_and_offsets_have_the_forms_of_POSIX(string posix, int offset)
    {
        var rule = TimeZoneRule.Parse(posix);
        Assert.Equal(offset, rule.OffsetSeconds(Utc(2024, 7, 1)));
        Assert.False(rule.IsRepeatedHour(Utc(2024, 7, 1)));
    }

    [Theory]
    [InlineData("", 1, "three or more letters")]
    [InlineData("P8", 2, "three or more letters")]
    [InlineData("PST", 4, "hours west of UTC")]
    [InlineData("Europe/London", 7, "names such as Europe/Paris")]
    [InlineData(":PST8", 1, "three or more letters")]
    [InlineData("PST25", 4, "hours from 0 to 24")]
    [InlineData("PST8:60", 6, "minutes from 0 to 59")]
    [InlineData("PST8:00:60", 9, "seconds from 0 to 59")]
    [InlineData("PST8:", 6, "minutes")]
    [InlineData("PST8PDT", 8, "needs a start and an end, such as ,M3.2.0,M11.1.0")]
    [InlineData("PST8PDT7", 9, "needs a start and an end")]
    [InlineData("PST8PDT,M3.2.0", 15, "needs a start and an end")]
    [InlineData("PST8PDT,M13.2.0,M11.1.0", 10, "months from 1 to 12")]
    [InlineData("PST8PDT,M3.6.0,M11.1.0", 12, "weeks from 1 to 5")]
    [InlineData("PST8PDT,M3.0.0,M11.1.0", 12, "weeks")]
    [InlineData("PST8PDT,M3.2.7,M11.1.0", 14, "days of the week from 0 to 6")]
    [InlineData("PST8PDT,M3-2,M11.1.0", 11, "a point")]
    [InlineData("PST8PDT,J0,J300", 10, "from 1 to 365")]
    [InlineData("PST8PDT,J366,J300", 10, "from 1 to 365")]
    [InlineData("PST8PDT,366,300", 9, "from 0 to 365")]
    [InlineData("PST8PDT,M3.2.0/168,M11.1.0", 16, "hours from 0 to 167")]
    [InlineData("PST8PDT,M3.2.0/-168,M11.1.0", 17, "hours from 0 to 167")]
    [InlineData("PST8PDT,M3.2.0,M11.1.0,", 23, "nothing may follow")]
    [InlineData("PST8PDT,M3.2.0,M11.1.0 ", 23, "nothing may follow")]
    [InlineData("<PS>8", 5, "three or more letters")]
    [InlineData("<PST8", 6, "letters, digits, + and -")]
    [InlineData("<P T>8", 3, "letters, digits, + and -")]
    [InlineData("PST99999999999999999999", 4, "hours")]
    public void What_is_no_rule_is_refused_with_the_place_and_the_reason(string posix, int character, string reason)
    {
        Assert.False(TimeZoneRule.TryParse(posix, out var rule, out var error));
        Assert.Null(rule);
        Assert.StartsWith($"at character {character}: ", error);
        Assert.Contains(reason, error);
        Assert.Equal(error, Assert.Throws<FormatException>(() => TimeZoneRule.Parse(posix)).Message);
    }

    [Fact]
    public void Null_is_refused_like_an_empty_rule()
    {
        Assert.False(TimeZoneRule.TryParse(null, out _, out var error));
        Assert.NotEmpty(error);
    }

    [Fact]
    public void The_rule_of_the_settings_wins_over_the_two_offsets()
    {
        var settings = new RecorderSettings { GmtOffsetSec = 3600, DaylightOffsetSec = 1800 };
        Assert.Equal(5400, settings.ToTimeZoneRule().OffsetSeconds(Utc(2024, 1, 1)));
        Assert.Equal(5400, settings.ToTimeZoneRule().OffsetSeconds(Utc(2024, 7, 1)));
        settings.TimeZone = "JST-9";
        Assert.Equal(9 * 3600, settings.ToTimeZoneRule().OffsetSeconds(Utc(2024, 1, 1)));
        settings.TimeZone = "JST";
        Assert.Throws<FormatException>(() => settings.ToTimeZoneRule());
    }

    [Theory]
    [InlineData("AAA24BBB,M3.2.0,M11.1.0")]
    [InlineData("AAA-24BBB,0/-167,J365/167")]
    [InlineData("AAA-24:59:59")]
    public void The_ends_of_the_calendar_are_no_reason_to_fail(string posix)
    {
        var rule = TimeZoneRule.Parse(posix);
        foreach (var moment in new[] { DateTime.MinValue, DateTime.MaxValue, DateTime.MinValue.AddHours(3), DateTime.MaxValue.AddHours(-3) })
        {
            var local = rule.ToLocal(moment);
            Assert.True(local == moment || local - moment == TimeSpan.FromSeconds(rule.OffsetSeconds(moment)));
            rule.IsRepeatedHour(moment);
        }
    }

    private static DateTime Utc(int year, int month, int day, int hour = 0, int minute = 0, int second = 0) =>
        new(year, month, day, hour, minute, second, DateTimeKind.Utc);
}
