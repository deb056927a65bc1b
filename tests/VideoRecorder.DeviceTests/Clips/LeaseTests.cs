namespace VideoRecorder.DeviceTests.Clips
{
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Clips.Catalogue;

    /// <summary>Who works on a clip has it alone, until the lease ends.</summary>
    [TestClass]
    public class LeaseTests
    {
        [TestMethod]
        public static void Each_use_gets_its_own_clip_and_none_is_leased_twice()
        {
            ClipCatalogue clips = new ClipCatalogue();
            CatalogueTests.Find(clips, 0, ClipState.Unverified);
            CatalogueTests.Find(clips, 1, ClipState.Pending);
            CatalogueTests.Find(clips, 2, ClipState.Delivered);
            clips.Return(CatalogueTests.Record(clips, 9), ClipState.Pending);

            Assert.AreEqual(0, Index(clips, ClipUse.Check));
            Assert.AreEqual(1, Index(clips, ClipUse.Upload));
            Assert.AreEqual(2, Index(clips, ClipUse.Eviction));
            Assert.AreEqual(9, Index(clips, ClipUse.Date));
            Assert.IsFalse(
                HasOne(clips, ClipUse.Check) || HasOne(clips, ClipUse.Upload) || HasOne(clips, ClipUse.Eviction) || HasOne(clips, ClipUse.Date));
        }

        [TestMethod]
        public static void A_clip_has_the_uses_of_the_state_that_it_is_returned_with()
        {
            ClipCatalogue clips = new ClipCatalogue();
            CatalogueTests.Find(clips, 0, ClipState.Unverified);
            clips.Return(CatalogueTests.Lease(clips, ClipUse.Check), ClipState.Pending);
            Assert.IsFalse(HasOne(clips, ClipUse.Check));

            clips.Return(CatalogueTests.Lease(clips, ClipUse.Upload), ClipState.Delivered);
            Assert.IsFalse(HasOne(clips, ClipUse.Upload));
            Assert.AreEqual(0, clips.PendingCount);
            Assert.AreEqual(1, clips.Count);
        }

        [TestMethod]
        public static void A_clip_wants_its_date_once()
        {
            ClipCatalogue clips = new ClipCatalogue();
            Clip recorded = CatalogueTests.Record(clips, 9);
            Assert.IsFalse(HasOne(clips, ClipUse.Date), "It is still recorded.");
            clips.Return(recorded, ClipState.Pending);
            Clip clip = CatalogueTests.Lease(clips, ClipUse.Date);
            Assert.AreEqual(5000L, clip.StartMs);

            clip.IsUndated = false;
            clips.Return(clip, clip.State);
            Assert.IsFalse(clips.HasUndated || HasOne(clips, ClipUse.Date));
        }

        [TestMethod]
        public static void A_postponed_clip_comes_when_it_is_due_and_the_next_one_meanwhile()
        {
            ClipCatalogue clips = CatalogueTests.Found(2);
            Clip clip = CatalogueTests.Lease(clips, ClipUse.Upload);
            clips.Postpone(clip, 59500);

            Assert.AreEqual(1, Index(clips, ClipUse.Upload));
            Assert.IsFalse(clips.TryLease(ClipUse.Upload, 59000, clip));
            Assert.IsTrue(clips.TryLease(ClipUse.Upload, 60000, clip));
            Assert.AreEqual(0, clip.Name.Index);
        }

        [TestMethod]
        public static void After_an_outage_a_hundred_postponed_clips_come_in_their_order()
        {
            ClipCatalogue clips = CatalogueTests.Found(100);
            Clip clip = new Clip();
            for (int i = 0; i < 100; i++)
            {
                clips.Postpone(CatalogueTests.Lease(clips, ClipUse.Upload), 120000 + i);
            }

            for (int i = 0; i < 100; i++)
            {
                Assert.IsTrue(clips.TryLease(ClipUse.Upload, 180000, clip));
                Assert.AreEqual(i, clip.Name.Index);
                clips.Remove(clip);
            }
        }

        [TestMethod]
        public static void A_quarantined_clip_has_no_use_before_the_next_scan()
        {
            ClipCatalogue clips = CatalogueTests.Found(2);
            Clip clip = CatalogueTests.Lease(clips, ClipUse.Upload);
            clips.Postpone(clip, ClipCatalogue.UntilRescan);
            Assert.AreEqual(1, Index(clips, ClipUse.Upload));
            Assert.IsFalse(HasOne(clips, ClipUse.Eviction) || clips.TryLease(ClipUse.Upload, 4000000000L, clip));
            Assert.IsTrue(clips.HasQuarantined);
            Assert.AreEqual(1, clips.PendingCount);
            Assert.AreEqual(2000L, clips.UsedBytes);

            clips.Forget();
            CatalogueTests.Find(clips, 0, ClipState.Pending);
            Assert.AreEqual(0, Index(clips, ClipUse.Upload));
            Assert.IsFalse(clips.HasQuarantined);
        }

        [TestMethod]
        public static void A_lease_from_before_a_scan_means_nothing()
        {
            ClipCatalogue clips = CatalogueTests.Found(2);
            Clip clip = CatalogueTests.Lease(clips, ClipUse.Eviction);
            clips.Forget();
            CatalogueTests.Find(clips, 5, ClipState.Pending);
            clips.Return(clip, ClipState.Delivered);
            clips.Remove(clip);

            Assert.AreEqual(1, clips.Count);
            Assert.AreEqual(1, clips.PendingCount);
        }

        [TestMethod]
        public static void A_clip_that_is_being_sent_stays_leased_over_a_scan()
        {
            ClipCatalogue clips = CatalogueTests.Found(3);
            clips.Remove(CatalogueTests.Lease(clips, ClipUse.Upload));
            Clip sent = CatalogueTests.Lease(clips, ClipUse.Upload);
            clips.Forget();
            CatalogueTests.Find(clips, 1, ClipState.Pending);
            CatalogueTests.Find(clips, 2, ClipState.Pending);
            Assert.AreEqual(2, Index(clips, ClipUse.Eviction));

            clips.Return(sent, ClipState.Delivered);
            Assert.AreEqual(1, clips.PendingCount);
            Assert.AreEqual(1, Index(clips, ClipUse.Eviction));
        }

        [TestMethod]
        public static void A_long_search_takes_several_calls()
        {
            ClipCatalogue clips = new ClipCatalogue();
            CatalogueTests.Find(clips, 0, ClipState.Pending);
            for (int i = 1; i < 100; i++)
            {
                CatalogueTests.Find(clips, i, ClipState.Delivered);
            }

            CatalogueTests.Find(clips, 100, ClipState.Pending);
            clips.Return(CatalogueTests.Lease(clips, ClipUse.Upload), ClipState.Delivered);
            Assert.IsFalse(HasOne(clips, ClipUse.Upload));
            Assert.IsTrue(clips.IsSearching(ClipUse.Upload));
            Assert.AreEqual(100, Index(clips, ClipUse.Upload));
            Assert.IsFalse(clips.IsSearching(ClipUse.Upload));
        }

        [TestMethod]
        public static void A_search_in_vain_is_not_repeated_before_a_clip_is_due()
        {
            ClipCatalogue clips = CatalogueTests.Found(100);
            Clip clip = CatalogueTests.Lease(clips, ClipUse.Upload);
            clips.Postpone(clip, 59500);
            for (int i = 1; i < 100; i++)
            {
                clips.Return(CatalogueTests.Lease(clips, ClipUse.Upload), ClipState.Delivered);
            }

            Assert.IsFalse(HasOne(clips, ClipUse.Upload));
            Assert.IsFalse(HasOne(clips, ClipUse.Upload) || clips.IsSearching(ClipUse.Upload));
            Assert.IsTrue(clips.TryLease(ClipUse.Upload, 60000, clip));
            Assert.AreEqual(0, clip.Name.Index);
        }

        private static int Index(ClipCatalogue clips, ClipUse use)
        {
            return CatalogueTests.Lease(clips, use).Name.Index;
        }

        private static bool HasOne(ClipCatalogue clips, ClipUse use)
        {
            return clips.TryLease(use, 0, new Clip());
        }
    }
}
