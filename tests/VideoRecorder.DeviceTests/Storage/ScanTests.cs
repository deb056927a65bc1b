namespace VideoRecorder.DeviceTests.Storage
{
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Storage;
    using VideoRecorder.Core.Time;
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
            SharedState state = Scan(card);
            ClipTicket ticket = new ClipTicket();

            Assert.AreEqual(4, state.ClipCount);
            Assert.IsTrue(state.TryTakeUpload(0, ticket));
            Assert.AreEqual("20241220100000.avi", ticket.FileName);
            state.UploadEnded(ticket, UploadOutcome.Deleted, 0);
            Assert.IsTrue(state.TryTakeUpload(0, ticket));
            Assert.AreEqual("video000001-000.avi", ticket.FileName);
        }

        [TestMethod]
        public static void Delivered_clips_are_not_sent_again()
        {
            MemoryCard card = new MemoryCard();
            card.Put("/clips/000001/20241220100000.uploaded.avi", 1000);
            SharedState state = Scan(card);

            Assert.AreEqual(1, state.ClipCount);
            Assert.AreEqual(0, state.PendingUploads);
        }

        [TestMethod]
        public static void Files_of_others_are_passed_over()
        {
            MemoryCard card = new MemoryCard();
            card.Put("/clips/000001/notes.txt", 1000);
            card.Put("/clips/holiday/20241220100000.avi", 1000);
            card.Put("/clips/20241220100000.avi", 1000);
            SharedState state = Scan(card);

            Assert.AreEqual(0, state.ClipCount);
            Assert.AreEqual(3, card.FileCount);
        }

        [TestMethod]
        public static void Only_the_last_clip_of_a_folder_and_one_that_is_too_short_are_looked_into()
        {
            MemoryCard card = new MemoryCard();
            card.Put("/clips/000001/video000001-000.avi", 100);
            card.Put("/clips/000001/video000001-001.avi", 1000);
            card.Put("/clips/000001/video000001-002.avi", 1000);
            SharedState state = Scan(card);
            ClipTicket ticket = new ClipTicket();

            Assert.IsTrue(state.TryTakeUnchecked(ticket));
            Assert.AreEqual("video000001-000.avi", ticket.FileName);
            state.ClipSettled(ticket, 100, ClipState.Stuck);
            Assert.IsTrue(state.TryTakeUnchecked(ticket));
            Assert.AreEqual("video000001-002.avi", ticket.FileName);
        }

        [TestMethod]
        public static void A_number_of_a_folder_is_never_used_twice()
        {
            MemoryCard card = new MemoryCard();
            card.CreateFolder("/clips/000007");
            ClipCreator creator = NewCreator(card, new SharedState(1000), new ManualClock());
            creator.Prepare();

            Assert.AreEqual(8, creator.FirstFolder);
        }

        [TestMethod]
        public static void A_new_folder_begins_where_a_name_would_not_come_last()
        {
            MemoryCard card = new MemoryCard();
            ManualClock clock = new ManualClock();
            ClipCreator creator = NewCreator(card, new SharedState(1000), clock);
            creator.Prepare();
            creator.Create(new ClipTicket());
            creator.Create(new ClipTicket());
            clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            creator.Create(new ClipTicket());
            clock.Milliseconds += 1000;
            creator.Create(new ClipTicket());
            clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            creator.Create(new ClipTicket());

            Assert.AreEqual(
                "000001/video000001-000.avi, 000001/video000001-001.avi, 000002/20261122154001.avi, 000002/20261122154002.avi, "
                + "000003/20261122154001-000003-000.avi",
                card.Clips);
        }

        private static ClipCreator NewCreator(MemoryCard card, SharedState state, ManualClock clock)
        {
            return new ClipCreator(card, state, new LocalClock(clock, TimeZoneRule.Fixed(0)));
        }

        private static SharedState Scan(MemoryCard card)
        {
            ManualClock clock = new ManualClock();
            SharedState state = new SharedState(1000);
            ClipCreator creator = NewCreator(card, state, clock);
            creator.Prepare();
            RecorderLog log = new RecorderLog(new ListLog(), state, new LocalClock(clock, TimeZoneRule.Fixed(0)));
            CardScan scan = new CardScan(card, state, creator, log);
            while (scan.Step())
            {
            }

            Assert.IsTrue(state.IsScanned);
            return state;
        }
    }
}
