namespace VideoRecorder.DeviceTests.Clips
{
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Clips.Card;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Time;
    using VideoRecorder.Core.Time.Zones;
    using VideoRecorder.DeviceTests.Support;

    /// <summary>The scan after a start finds what is on the card.</summary>
    [TestClass]
    public class ScanTests
    {
        [TestMethod]
        public static void Clips_are_found_in_recording_order()
        {
            MemoryCard card = new MemoryCard();
            card.Put("/clips/000002/20241220143052.avi", 1000);
            card.Put("/clips/000001/video000001-001.avi", 1001);
            card.Put("/clips/000001/video000001-000.avi", 1002);
            card.Put("/clips/000001/20241220100000.avi", 1000);
            ClipCatalogue clips = Scan(card);

            Assert.AreEqual(4, clips.Count);
            Assert.AreEqual(
                "/clips/000001/20241220100000.avi /clips/000001/video000001-000.avi",
                RemoveNext(clips, ClipUse.Upload) + " " + RemoveNext(clips, ClipUse.Upload));
        }

        [TestMethod]
        public static void Delivered_clips_are_not_sent_again()
        {
            MemoryCard card = new MemoryCard();
            card.Put("/clips/000001/20241220100000.avi", 1000).IsDelivered = true;
            ClipCatalogue clips = Scan(card);

            Assert.AreEqual(1, clips.Count);
            Assert.AreEqual(0, clips.PendingCount);
        }

        [TestMethod]
        public static void Files_of_others_are_passed_over()
        {
            MemoryCard card = new MemoryCard();
            card.Put("/clips/000001/notes.txt", 1000);
            card.Put("/clips/holiday/20241220100000.avi", 1000);
            card.Put("/clips/20241220100000.avi", 1000);
            ClipCatalogue clips = Scan(card);

            Assert.AreEqual(0, clips.Count);
            Assert.AreEqual(3, card.FileCount);
        }

        [TestMethod]
        public static void What_is_last_too_short_or_has_a_short_name_is_checked()
        {
            MemoryCard card = new MemoryCard();
            card.Put("/clips/000001/video000001-000.avi", 100);
            card.Put("/clips/000001/video000001-001.avi", 1000);
            card.Put("/clips/000001/video000001-002.avi", 1000);
            card.Put("/clips/000001/VIDEO0~1.AVI", 1000).IsDelivered = true;
            ClipCatalogue clips = Scan(card);

            Assert.AreEqual("/clips/000001/VIDEO0~1.AVI", RemoveNext(clips, ClipUse.Check));
            Assert.AreEqual("/clips/000001/video000001-000.avi", RemoveNext(clips, ClipUse.Check));
            Assert.AreEqual("/clips/000001/video000001-002.avi", RemoveNext(clips, ClipUse.Check));
            Assert.IsFalse(clips.TryLease(ClipUse.Check, 0, new Clip()));
        }

        [TestMethod]
        public static void A_number_of_a_folder_is_never_used_twice()
        {
            MemoryCard card = new MemoryCard();
            card.CreateFolder("/clips/000007");
            ClipCreator creator = NewCreator(card, new ClipCatalogue(), new ManualClock());
            creator.Prepare();

            Assert.AreEqual(8, creator.FirstFolder);
        }

        [TestMethod]
        public static void A_new_folder_begins_where_a_name_would_not_come_last()
        {
            MemoryCard card = new MemoryCard();
            ManualClock clock = new ManualClock();
            ClipCreator creator = NewCreator(card, new ClipCatalogue(), clock);
            creator.Prepare();
            creator.Create(new Clip());
            creator.Create(new Clip());
            clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            creator.Create(new Clip());
            clock.Milliseconds += 1000;
            creator.Create(new Clip());
            clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            creator.Create(new Clip());

            Assert.AreEqual(
                "000001/video000001-000.avi, 000001/video000001-001.avi, 000002/20261122154001.avi, 000002/20261122154002.avi, "
                + "000003/20261122154001-000003-000.avi",
                card.Clips);
        }

        [TestMethod]
        public static void Two_clips_of_one_second_have_two_names()
        {
            MemoryCard card = new MemoryCard();
            ManualClock clock = new ManualClock();
            clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            ClipCreator creator = NewCreator(card, new ClipCatalogue(), clock);
            creator.Prepare();
            creator.Create(new Clip());
            creator.Create(new Clip());

            Assert.AreEqual("000001/20261122154001-000001-001.avi, 000001/20261122154001.avi", card.Clips);
        }

        [TestMethod]
        public static void A_second_of_an_earlier_start_is_not_named_twice()
        {
            MemoryCard card = new MemoryCard();
            card.Put("/clips/000001/20261122154001.avi", 1000);
            ManualClock clock = new ManualClock();
            clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            NewCreator(card, Scan(card), clock).Create(new Clip());

            Assert.AreEqual("000001/20261122154001-000001-000.avi, 000001/20261122154001.avi", card.Clips);
        }

        [TestMethod]
        public static void In_the_hour_that_autumn_repeats_each_name_has_its_number()
        {
            MemoryCard card = new MemoryCard();
            ManualClock clock = new ManualClock();
            clock.Set(new System.DateTime(2026, 11, 1, 9, 10, 0));
            TimeZoneRule zone = TimeZoneRule.Parse("PST8PDT,M3.2.0,M11.1.0");
            ClipCreator creator = new ClipCreator(card, new ClipCatalogue(), new LocalClock(clock, zone));
            creator.Prepare();
            creator.Create(new Clip());

            Assert.AreEqual("000001/20261101011000-000001-000.avi", card.Clips);
        }

        [TestMethod]
        public static void After_a_mount_no_folder_from_before_it_is_removed()
        {
            ManualClock clock = new ManualClock();
            ClipCreator creator = NewCreator(new MemoryCard(), new ClipCatalogue(), clock);
            creator.Prepare();
            creator.Create(new Clip());
            clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            creator.Create(new Clip());
            creator.Prepare();

            Assert.IsFalse(creator.RemoveLeftFolder());
        }

        private static ClipCreator NewCreator(MemoryCard card, ClipCatalogue clips, ManualClock clock)
        {
            return new ClipCreator(card, clips, new LocalClock(clock, TimeZoneRule.Fixed(0)));
        }

        private static ClipCatalogue Scan(MemoryCard card)
        {
            ManualClock clock = new ManualClock();
            ClipCatalogue clips = new ClipCatalogue();
            ClipCreator creator = NewCreator(card, clips, clock);
            creator.Prepare();
            RecorderLog log = new RecorderLog(new ListLog(), new LocalClock(clock, TimeZoneRule.Fixed(0)), new Secrets(new RecorderSettings()));
            CardScan scan = new CardScan(card, clips, creator, log);
            while (scan.Step())
            {
            }

            Assert.IsTrue(clips.IsComplete);
            return clips;
        }

        private static string RemoveNext(ClipCatalogue clips, ClipUse use)
        {
            Clip clip = new Clip();
            Assert.IsTrue(clips.TryLease(use, 0, clip));
            clips.Remove(clip);
            return clip.Path;
        }
    }
}
