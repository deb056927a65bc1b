namespace VideoRecorder.DeviceTests.Status
{
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Led;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Text;
    using VideoRecorder.DeviceTests.Support;

    /// <summary>What the LED and the log show.</summary>
    [TestClass]
    public class StatusTests
    {
        [TestMethod]
        public static void Disconnected_is_dark()
        {
            Assert.AreEqual(new string('.', 50), Watch(new SharedState(1000), 5000));
        }

        [TestMethod]
        public static void Connected_is_one_flash_each_five_seconds()
        {
            SharedState state = new SharedState(1000);
            state.IsLinkUp = true;

            Assert.AreEqual("##" + new string('.', 48) + "##", Watch(state, 5200));
        }

        [TestMethod]
        public static void Uploading_is_two_quick_flashes_each_five_seconds()
        {
            SharedState state = new SharedState(1000);
            state.IsLinkUp = true;
            state.IsUploading = true;

            Assert.AreEqual("#.#" + new string('.', 47) + "#.#", Watch(state, 5300));
        }

        [TestMethod]
        public static void Recording_is_lit_all_the_time_and_outshines_all()
        {
            SharedState state = new SharedState(1000);
            state.IsLinkUp = true;
            state.IsUploading = true;
            state.Fault = RecorderFault.NoCamera;
            state.ClipOpens();

            Assert.AreEqual(new string('#', 30), Watch(state, 3000));
        }

        [TestMethod]
        public static void No_camera_is_three_long_flashes_and_no_card_four()
        {
            SharedState state = new SharedState(1000);
            state.Fault = RecorderFault.NoCamera;
            Assert.AreEqual("####...####...####......................", Watch(state, 4000));

            state.Fault = RecorderFault.NoCard;
            Assert.AreEqual("####...####...####...####...............", Watch(state, 4000));
        }

        [TestMethod]
        public static void Refused_settings_blink_fast()
        {
            SharedState state = new SharedState(1000);
            state.Fault = RecorderFault.RefusedSettings;

            Assert.AreEqual("#.#.#.#.#.", Watch(state, 1000));
        }

        [TestMethod]
        public static void The_LED_is_set_only_when_it_changes()
        {
            ManualClock clock = new ManualClock();
            CountedLed led = new CountedLed();
            SharedState state = new SharedState(1000);
            state.IsLinkUp = true;
            LedPlayer player = new LedPlayer(led, clock, state);
            while (clock.Milliseconds < 4000)
            {
                clock.Milliseconds += player.Step();
            }

            Assert.AreEqual(3, led.Calls);
        }

        [TestMethod]
        public static void Log_lines_wait_for_the_card_in_their_order()
        {
            LogQueue lines = new LogQueue();
            lines.Add("one");
            lines.Add("two");

            Assert.AreEqual("one", lines.Take());
            Assert.AreEqual("two", lines.Take());
            Assert.IsNull(lines.Take());
        }

        [TestMethod]
        public static void When_too_many_lines_wait_the_oldest_are_lost_and_that_is_said()
        {
            LogQueue lines = new LogQueue();
            for (int i = 0; i < 300; i++)
            {
                lines.Add(i.ToString());
            }

            Assert.AreEqual("(44 older lines were lost while the card could not be written)", lines.Take());
            Assert.AreEqual("44", lines.Take());
        }

        [TestMethod]
        public static void A_text_from_outside_becomes_one_short_line_without_the_secret()
        {
            Assert.AreEqual("a b cd", TextLine.Clean("a\r\n b cdefgh", 6));
        }

        // One character for each tenth of a second: lit, or not.
        private static string Watch(SharedState state, int forMs)
        {
            ManualClock clock = new ManualClock();
            CountedLed led = new CountedLed();
            LedPlayer player = new LedPlayer(led, clock, state);
            string seen = string.Empty;
            long due = 0;
            while (clock.Milliseconds < forMs)
            {
                while (due <= clock.Milliseconds)
                {
                    due = clock.Milliseconds + player.Step();
                }

                if (clock.Milliseconds % 100 == 0)
                {
                    seen += led.IsLit ? "#" : ".";
                }

                clock.Milliseconds += 50;
            }

            return seen;
        }
    }
}
