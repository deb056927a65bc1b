namespace VideoRecorder.DeviceTests.Storage
{
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Storage;

    /// <summary>The catalogue of clips: which one is sent next, and which gives way.</summary>
    [TestClass]
    public class CatalogueTests
    {
        [TestMethod]
        public static void Clips_are_sent_oldest_first()
        {
            SharedState state = Found(3);

            Assert.AreEqual("0 1 2", SendAll(state));
        }

        [TestMethod]
        public static void A_clip_of_an_earlier_start_comes_before_those_of_this_one()
        {
            SharedState state = new SharedState(1000);
            ClipTicket recorded = new ClipTicket();
            state.ClipOpened(Name(9), 0, recorded);
            state.ClipSettled(recorded, 1000, ClipState.Pending);
            Find(state, 1);

            Assert.AreEqual("1 9", SendAll(state));
        }

        [TestMethod]
        public static void A_deferred_clip_comes_after_the_others()
        {
            SharedState state = Found(3);
            SendOne(state, UploadOutcome.Deferred);

            Assert.AreEqual("1 2 0", SendAll(state));
        }

        [TestMethod]
        public static void After_an_outage_deferred_clips_have_their_places_again()
        {
            SharedState state = Found(100);
            for (int i = 0; i < 99; i++)
            {
                SendOne(state, UploadOutcome.Deferred);
            }

            state.RequeueDeferred();
            for (int i = 0; i < 100; i++)
            {
                Assert.AreEqual(i, SendOne(state, UploadOutcome.Deleted));
            }
        }

        [TestMethod]
        public static void A_held_clip_waits_for_its_time()
        {
            SharedState state = Found(2);
            ClipTicket ticket = new ClipTicket();
            state.TryTakeUpload(0, ticket);
            state.UploadEnded(ticket, UploadOutcome.Held, 60000);

            Assert.AreEqual(1, SendOne(state, UploadOutcome.Deleted));
            Assert.IsFalse(state.TryTakeUpload(59000, ticket));
            Assert.IsTrue(state.TryTakeUpload(60000, ticket));
        }

        [TestMethod]
        public static void A_clip_that_is_being_sent_is_nobody_elses()
        {
            SharedState state = Found(2);
            ClipTicket sent = new ClipTicket();
            ClipTicket victim = new ClipTicket();
            state.TryTakeUpload(0, sent);

            Assert.IsFalse(state.TryTakeUpload(0, victim));
            Assert.IsTrue(state.TryTakeVictim(victim, true));
            Assert.AreEqual(1, victim.Name.Index);
        }

        [TestMethod]
        public static void Delivered_clips_give_way_first_then_the_oldest_and_never_the_last()
        {
            SharedState state = Found(4);
            SendOne(state, UploadOutcome.Retry);
            SendOne(state, UploadOutcome.Deferred);
            SendOne(state, UploadOutcome.Marked);

            Assert.AreEqual("1 0 2", EvictAll(state));
            Assert.AreEqual(1, state.ClipCount);
        }

        [TestMethod]
        public static void The_clip_that_is_being_recorded_never_gives_way()
        {
            SharedState state = Found(1);
            state.ClipOpened(Name(9), 0, new ClipTicket());

            Assert.AreEqual(string.Empty, EvictAll(state));
        }

        [TestMethod]
        public static void The_bytes_of_all_clips_are_known_at_any_time()
        {
            SharedState state = Found(3);
            ClipTicket recorded = new ClipTicket();
            state.ClipOpened(Name(9), 0, recorded);
            state.ClipGrew(recorded, 5000);
            Assert.AreEqual(8000L, state.UsedBytes);

            state.ClipSettled(recorded, 7000, ClipState.Pending);
            SendOne(state, UploadOutcome.Deleted);
            Assert.AreEqual(9000L, state.UsedBytes);
            Assert.AreEqual(3, state.PendingUploads);
        }

        [TestMethod]
        public static void A_ticket_from_before_the_card_was_changed_means_nothing()
        {
            SharedState state = Found(2);
            ClipTicket ticket = new ClipTicket();
            state.TryTakeVictim(ticket, true);
            state.ForgetClips();
            Find(state, 5);
            state.ClipRemoved(ticket);

            Assert.AreEqual(1, state.ClipCount);
        }

        [TestMethod]
        public static void Five_hundred_clips_keep_their_order_and_their_places_are_used_again()
        {
            SharedState state = new SharedState(1000);
            for (int i = 0; i < 500; i++)
            {
                Find(state, i);
            }

            for (int i = 0; i < 250; i++)
            {
                Assert.AreEqual(i, SendOne(state, UploadOutcome.Deleted));
                Find(state, 500 + i);
            }

            Assert.AreEqual(500, state.ClipCount);
            Assert.AreEqual(250, SendOne(state, UploadOutcome.Deleted));
        }

        private static ClipName Name(int index)
        {
            ClipName name = new ClipName();
            name.Folder = 1;
            name.Index = index;
            return name;
        }

        private static void Find(SharedState state, int index)
        {
            Assert.IsTrue(state.ClipFound(Name(index), 1000, ClipState.Pending));
        }

        private static SharedState Found(int clips)
        {
            SharedState state = new SharedState(1000);
            for (int i = 0; i < clips; i++)
            {
                Find(state, i);
            }

            return state;
        }

        private static int SendOne(SharedState state, UploadOutcome outcome)
        {
            ClipTicket ticket = new ClipTicket();
            Assert.IsTrue(state.TryTakeUpload(0, ticket));
            state.UploadEnded(ticket, outcome, 0);
            return ticket.Name.Index;
        }

        private static string SendAll(SharedState state)
        {
            ClipTicket ticket = new ClipTicket();
            string sent = string.Empty;
            while (state.TryTakeUpload(0, ticket))
            {
                sent += (sent.Length > 0 ? " " : string.Empty) + ticket.Name.Index.ToString();
                state.UploadEnded(ticket, UploadOutcome.Deleted, 0);
            }

            return sent;
        }

        private static string EvictAll(SharedState state)
        {
            ClipTicket ticket = new ClipTicket();
            string evicted = string.Empty;
            while (state.TryTakeVictim(ticket, true))
            {
                evicted += (evicted.Length > 0 ? " " : string.Empty) + ticket.Name.Index.ToString();
                state.ClipRemoved(ticket);
            }

            return evicted;
        }
    }
}
