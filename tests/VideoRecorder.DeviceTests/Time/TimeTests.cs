namespace VideoRecorder.DeviceTests.Time
{
    using System;
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Time;
    using VideoRecorder.Core.Time.Zones;
    using VideoRecorder.DeviceTests.Support;

    /// <summary>Local time from the rules of a time zone.</summary>
    [TestClass]
    public class TimeTests
    {
        private const string Berlin = "CET-1CEST,M3.5.0,M10.5.0/3";

        [TestMethod]
        [DataRow(2026, 3, 29, 0, 59, 3600)]
        [DataRow(2026, 3, 29, 1, 0, 7200)]
        [DataRow(2026, 10, 25, 0, 59, 7200)]
        [DataRow(2026, 10, 25, 1, 0, 3600)]
        public static void Daylight_saving_time_begins_and_ends_on_its_day(int year, int month, int day, int hour, int minute, int offset)
        {
            Assert.AreEqual(offset, TimeZoneRule.Parse(Berlin).OffsetSeconds(new DateTime(year, month, day, hour, minute, 0)));
        }

        [TestMethod]
        public static void South_of_the_equator_summer_lies_over_the_turn_of_the_year()
        {
            TimeZoneRule sydney = TimeZoneRule.Parse("AEST-10AEDT,M10.1.0,M4.1.0/3");

            Assert.AreEqual(39600, sydney.OffsetSeconds(new DateTime(2026, 1, 1, 0, 0, 0)));
            Assert.AreEqual(36000, sydney.OffsetSeconds(new DateTime(2026, 7, 1, 0, 0, 0)));
        }

        [TestMethod]
        [DataRow("UTC0", 0)]
        [DataRow("<+0330>-3:30", 12600)]
        [DataRow("ABC05:06:07", -18367)]
        public static void An_offset_may_have_minutes_and_seconds(string rule, int offset)
        {
            Assert.AreEqual(offset, TimeZoneRule.Parse(rule).OffsetSeconds(new DateTime(2026, 7, 1, 0, 0, 0)));
        }

        [TestMethod]
        [DataRow("Europe/London")]
        [DataRow("PST8PDT")]
        [DataRow("PST25")]
        [DataRow("PST8PDT,M13.2.0,M11.1.0")]
        public static void A_rule_with_a_mistake_is_refused_with_its_place(string text)
        {
            TimeZoneRule rule;
            string error;
            Assert.IsFalse(TimeZoneRule.TryParse(text, out rule, out error));
            Assert.IsTrue(error.StartsWith("at character "), error);
        }

        [TestMethod]
        public static void The_second_pass_of_the_hour_that_autumn_repeats_is_known()
        {
            TimeZoneRule rule = TimeZoneRule.Parse(Berlin);

            Assert.IsFalse(rule.IsRepeatedHour(new DateTime(2026, 10, 25, 0, 30, 0)));
            Assert.IsTrue(rule.IsRepeatedHour(new DateTime(2026, 10, 25, 1, 30, 0)));
            Assert.IsFalse(rule.IsRepeatedHour(new DateTime(2026, 10, 25, 2, 30, 0)));
        }

        [TestMethod]
        public static void The_time_of_a_log_line_is_the_time_since_start_until_the_clock_is_set()
        {
            ManualClock clock = new ManualClock();
            LocalClock local = new LocalClock(clock, TimeZoneRule.Parse(Berlin));
            clock.Milliseconds = 3723045;
            Assert.IsFalse(local.IsKnown);
            Assert.AreEqual("+0001:02:03.045", local.TimeText());

            clock.Set(new DateTime(2026, 7, 1, 12, 0, 5));
            Assert.IsTrue(local.IsKnown);
            Assert.AreEqual("2026-07-01 14:00:05", local.TimeText());
        }

        [TestMethod]
        public static void The_time_server_is_asked_as_soon_as_the_link_is_up()
        {
            RecorderBench bench = new RecorderBench();
            bench.Link.IsReachable = false;
            bench.RunUntil(3000);
            Assert.AreEqual(0, bench.Clock.SyncRequests);
            bench.Link.IsReachable = true;
            bench.RunUntil(20000);
            Assert.AreEqual(1, bench.Clock.SyncRequests);
        }
    }
}
