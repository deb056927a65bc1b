namespace VideoRecorder.DeviceTests.Clips
{
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Clips.Catalogue;

    /// <summary>The catalogue of clips: their order, their bytes, and which one gives way.</summary>
    [TestClass]
    public class CatalogueTests
    {
        [TestMethod]
        public static void Clips_are_sent_oldest_first()
        {
            Assert.AreEqual("0 1 2", RemoveAll(Found(3), ClipUse.Upload));
        }

        [TestMethod]
        public static void A_clip_of_an_earlier_start_comes_before_those_of_this_one()
        {
            ClipCatalogue clips = new ClipCatalogue();
            clips.Return(Record(clips, 9), ClipState.Pending);
            Find(clips, 1, ClipState.Pending);

            Assert.AreEqual("1 9", RemoveAll(clips, ClipUse.Upload));
        }

        [TestMethod]
        public static void Delivered_clips_give_way_first_then_the_oldest_and_never_the_last()
        {
            ClipCatalogue clips = Found(4);
            clips.Return(Lease(clips, ClipUse.Upload), ClipState.Pending);
            clips.Postpone(Lease(clips, ClipUse.Upload), 60000);
            clips.Return(Lease(clips, ClipUse.Upload), ClipState.Delivered);

            Assert.AreEqual("1 0 2", RemoveAll(clips, ClipUse.Eviction));
            Assert.AreEqual(1, clips.Count);
        }

        [TestMethod]
        public static void Where_only_delivered_clips_may_give_way_no_other_does()
        {
            ClipCatalogue clips = Found(4);
            clips.Return(Lease(clips, ClipUse.Upload), ClipState.Delivered);
            clips.Return(Lease(clips, ClipUse.Upload), ClipState.Delivered);

            Assert.AreEqual("0 1", RemoveAll(clips, ClipUse.DeliveredEviction));
            Assert.AreEqual(2, clips.PendingCount);
        }

        [TestMethod]
        public static void The_clip_that_is_being_recorded_never_gives_way()
        {
            ClipCatalogue clips = Found(2);
            Record(clips, 9);

            Assert.AreEqual("0", RemoveAll(clips, ClipUse.Eviction));
        }

        [TestMethod]
        public static void The_bytes_of_all_clips_are_known_at_any_time()
        {
            ClipCatalogue clips = Found(3);
            Clip recorded = Record(clips, 9);
            clips.Grow(recorded, 5000);
            Assert.AreEqual(8000L, clips.UsedBytes);

            recorded.Size = 7000;
            clips.Return(recorded, ClipState.Pending);
            clips.Remove(Lease(clips, ClipUse.Upload));
            Assert.AreEqual(9000L, clips.UsedBytes);
            Assert.AreEqual(3, clips.PendingCount);
        }

        [TestMethod]
        public static void Whose_neighbours_lie_elsewhere_leaves_an_empty_folder()
        {
            ClipCatalogue clips = new ClipCatalogue();
            clips.CurrentFolder = 3;
            FindIn(clips, 1, 0);
            FindIn(clips, 1, 1);
            FindIn(clips, 2, 0);
            FindIn(clips, 3, 0);

            Assert.AreEqual(0, clips.Remove(Lease(clips, ClipUse.Upload)));
            Assert.AreEqual(1, clips.Remove(Lease(clips, ClipUse.Upload)));
            Assert.AreEqual(2, clips.Remove(Lease(clips, ClipUse.Upload)));
            Assert.AreEqual(0, clips.Remove(Lease(clips, ClipUse.Upload)), "The counter stays.");
        }

        [TestMethod]
        public static void Five_hundred_clips_keep_their_order_and_their_places_are_used_again()
        {
            ClipCatalogue clips = Found(500);
            for (int i = 0; i < 250; i++)
            {
                Clip clip = Lease(clips, ClipUse.Upload);
                Assert.AreEqual(i, clip.Name.Index);
                clips.Remove(clip);
                Find(clips, 500 + i, ClipState.Pending);
            }

            Assert.AreEqual(500, clips.Count);
            Assert.AreEqual(250, Lease(clips, ClipUse.Upload).Name.Index);
        }

        /// <summary>Makes a catalogue of pending clips.</summary>
        /// <param name="count">How many.</param>
        /// <returns>The catalogue.</returns>
        internal static ClipCatalogue Found(int count)
        {
            ClipCatalogue clips = new ClipCatalogue();
            for (int i = 0; i < count; i++)
            {
                Find(clips, i, ClipState.Pending);
            }

            return clips;
        }

        internal static void Find(ClipCatalogue clips, int index, ClipState state)
        {
            Assert.IsTrue(clips.Found(Name(1, index), 1000, state, state == ClipState.Delivered));
        }

        internal static Clip Record(ClipCatalogue clips, int index)
        {
            Clip clip = new Clip();
            clips.BeginRecording(Name(1, index), 5000, clip);
            return clip;
        }

        internal static Clip Lease(ClipCatalogue clips, ClipUse use)
        {
            Clip clip = new Clip();
            Assert.IsTrue(clips.TryLease(use, 0, clip));
            return clip;
        }

        private static void FindIn(ClipCatalogue clips, int folder, int index)
        {
            clips.Found(Name(folder, index), 1000, ClipState.Pending, false);
        }

        private static ClipName Name(int folder, int index)
        {
            ClipName name = new ClipName();
            name.Folder = folder;
            name.Index = index;
            return name;
        }

        private static string RemoveAll(ClipCatalogue clips, ClipUse use)
        {
            Clip clip = new Clip();
            string removed = string.Empty;
            while (clips.TryLease(use, 0, clip))
            {
                removed += (removed.Length > 0 ? " " : string.Empty) + clip.Name.Index.ToString();
                clips.Remove(clip);
            }

            return removed;
        }
    }
}
