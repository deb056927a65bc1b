namespace VideoRecorder.DeviceTests.Recording
{
    using System;
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Recording;
    using VideoRecorder.Core.Status;
    using VideoRecorder.DeviceTests.Support;

    /// <summary>The whole recorder in virtual time, with a card, a camera and a server of memory.</summary>
    [TestClass]
    public class RecorderTests
    {
        private const string FirstClip = "/clips/000001/video000001-000.avi";

        [TestMethod]
        public static void The_first_recording_begins_at_once_and_the_others_on_their_grid()
        {
            RecordingSchedule schedule = new RecordingSchedule(10);
            schedule.Begin(500);
            Assert.AreEqual(500L, schedule.DueMs);
            schedule.Advance(2600);
            Assert.AreEqual(10500L, schedule.DueMs);
            schedule.Advance(35000);
            Assert.AreEqual(30500L, schedule.DueMs);
        }

        [TestMethod]
        public static void A_clip_holds_a_frame_for_each_slot_and_plays_as_long_as_it_took()
        {
            RecorderBench bench = RecordsOnly();
            bench.RunUntil(5000);
            MemoryFile clip = bench.Card.Find(FirstClip);

            Assert.AreEqual(20, clip.Number(48));
            Assert.AreEqual(10, clip.Number(132) / clip.Number(128));
            Assert.IsFalse(clip.IsOpen);
            Assert.AreEqual(1, bench.Log.Count("Video with 20 frames saved: " + FirstClip));
        }

        [TestMethod]
        public static void An_open_clip_is_synced_each_second()
        {
            RecorderBench bench = RecordsOnly();
            bench.RunUntil(1500);

            Assert.AreEqual(1, bench.Card.Find(FirstClip).Syncs);
            Assert.IsTrue(bench.Parts.State.IsRecording);
        }

        [TestMethod]
        public static void A_slow_camera_leaves_slots_empty()
        {
            RecorderBench bench = RecordsOnly();
            bench.Settings.FramesPerSecond = 20;
            bench.RunUntil(5000);

            Assert.AreEqual(40, bench.Card.Find(FirstClip).Number(48));
            Assert.AreEqual(1, bench.Log.Count("Video with 20 frames saved: "));
        }

        [TestMethod]
        public static void Broken_frames_are_dropped_and_counted()
        {
            RecorderBench bench = RecordsOnly();
            bench.Camera.BrokenOnes = 3;
            bench.RunUntil(5000);

            Assert.AreEqual(1, bench.Log.Count("Video with 17 frames saved: "));
            Assert.AreEqual(1, bench.Log.Count("Frames: 3 of 20 slots without one, 3 broken ones dropped"));
        }

        [TestMethod]
        public static void Each_interval_has_its_clip()
        {
            RecorderBench bench = RecordsOnly();
            bench.RunUntil(25000);

            Assert.AreEqual(
                "000001/video000001-000.avi, 000001/video000001-001.avi, 000001/video000001-002.avi",
                bench.Card.Clips);
        }

        [TestMethod]
        public static void When_the_time_comes_the_clips_from_before_get_it_and_keep_their_names()
        {
            RecorderBench bench = RecordsOnly();
            bench.RunUntil(15000);
            bench.Clock.Set(new DateTime(2026, 11, 22, 15, 40, 15));
            bench.RunUntil(19000);

            Assert.AreEqual("000001/video000001-000.avi, 000001/video000001-001.avi", bench.Card.Clips);
            Assert.AreEqual("Sun Nov 22 15:40:00 2026", bench.Card.Find(FirstClip).Text(220, 24));
            Assert.AreEqual("Sun Nov 22 15:40:10 2026", bench.Card.Find("/clips/000001/video000001-001.avi").Text(220, 24));
            Assert.AreEqual(1, bench.Log.Count("Time of " + FirstClip + " is known now: 2026-11-22 15:40:00"));
        }

        [TestMethod]
        public static void A_missing_camera_is_said_once_and_recording_goes_on_when_it_is_there()
        {
            RecorderBench bench = RecordsOnly();
            bench.Camera.IsPresent = false;
            bench.RunUntil(25000);
            Assert.IsTrue(bench.Parts.State.Fault == RecorderFault.NoCamera);
            Assert.AreEqual(1, bench.Log.Count("Camera error: no sensor answers"));
            Assert.AreEqual(string.Empty, bench.Card.Clips);

            bench.Camera.IsPresent = true;
            bench.RunUntil(39000);
            Assert.IsTrue(bench.Parts.State.Fault == RecorderFault.None);
            Assert.AreEqual(1, bench.Log.Count("The camera works again"));
        }

        [TestMethod]
        public static void A_camera_that_falls_silent_ends_the_clip_after_three_seconds()
        {
            RecorderBench bench = RecordsOnly();
            bench.Settings.CaptureDurationSec = 8;
            bench.RunUntil(1000);
            bench.Camera.IsSilent = true;
            bench.RunUntil(5000);

            Assert.AreEqual(1, bench.Log.Count("Camera error: no picture for 3 seconds"));
            Assert.IsFalse(bench.Parts.State.IsRecording);
        }

        [TestMethod]
        public static void A_card_that_is_taken_out_is_said_once_and_the_next_one_is_used()
        {
            RecorderBench bench = RecordsOnly();
            bench.RunUntil(1000);
            bench.Card.TakeOut();
            bench.RunUntil(25000);
            Assert.IsTrue(bench.Parts.State.Fault == RecorderFault.NoCard);
            Assert.AreEqual(1, bench.Log.Count("Card error: no card is in"));

            bench.Card.IsGone = false;
            bench.Card.Delete(FirstClip);
            bench.RunUntil(50000);
            Assert.AreEqual(1, bench.Log.Count("The card works again"));
            Assert.IsTrue(bench.Card.FileCount > 0);
        }

        [TestMethod]
        public static void A_full_card_ends_the_clip_and_the_clip_is_repaired()
        {
            RecorderBench bench = RecordsOnly();
            bench.Card.FileLimit = 1700;
            bench.RunUntil(9000);

            Assert.AreEqual(1, bench.Log.Count("The card is full: no space is left. If no clip can give way, free the card of other files"));
            Assert.AreEqual(10, bench.Card.Find(FirstClip).Number(48));
        }

        [TestMethod]
        public static void After_a_clip_that_could_not_be_closed_a_new_folder_begins()
        {
            RecorderBench bench = RecordsOnly();
            bench.Card.FileLimit = 1700;
            bench.RunUntil(1900);
            bench.Card.FileLimit = int.MaxValue;
            bench.RunUntil(19000);

            Assert.AreEqual("000001/video000001-000.avi, 000002/video000002-000.avi", bench.Card.Clips);
        }

        [TestMethod]
        public static void The_oldest_clips_give_way_when_the_quota_is_used_up()
        {
            RecorderBench bench = RecordsOnly();
            bench.Settings.MaxStorageMB = 1;
            bench.Camera.Picture = Pictures.Make(13000, 5);
            bench.RunUntil(55000);

            Assert.IsTrue(bench.Parts.Clips.UsedBytes <= 1048576);
            Assert.IsNull(bench.Card.Find(FirstClip));
            Assert.IsTrue(bench.Log.Count("Deleted oldest clip to make space: " + FirstClip) == 1);
        }

        [TestMethod]
        public static void Without_circular_buffer_recording_stops_when_the_quota_is_used_up()
        {
            RecorderBench bench = RecordsOnly();
            bench.Settings.MaxStorageMB = 1;
            bench.Settings.EnableCircularBuffer = false;
            bench.Camera.Picture = Pictures.Make(13000, 5);
            bench.RunUntil(75000);

            Assert.IsNotNull(bench.Card.Find(FirstClip));
            Assert.AreEqual(1, bench.Log.Count("Not recording: no space for a clip of about "));
        }

        [TestMethod]
        public static void Without_circular_buffer_clips_that_were_only_marked_give_way_all_the_same()
        {
            RecorderBench bench = new RecorderBench();
            bench.Settings.MaxStorageMB = 1;
            bench.Settings.EnableCircularBuffer = false;
            bench.Server.Body = "OK";
            bench.Clock.Set(new DateTime(2026, 11, 22, 15, 40, 1));
            bench.Camera.Picture = Pictures.Make(13000, 5);
            bench.RunUntil(150000);

            Assert.AreEqual(0, bench.Log.Count("Not recording: no space for a clip of about "));
            Assert.IsTrue(bench.Log.Count("Deleted oldest clip to make space: ") > 0);
            Assert.IsTrue(bench.Log.Count("Marked as uploaded: ") > bench.Log.Count("Deleted oldest clip to make space: "));
        }

        [TestMethod]
        public static void A_full_card_that_was_out_for_a_while_is_told_as_full_again()
        {
            RecorderBench bench = RecordsOnly();
            bench.Settings.CaptureIntervalSec = 20;
            bench.Settings.MaxStorageMB = 1;
            bench.Settings.EnableCircularBuffer = false;
            bench.Camera.Picture = Pictures.Make(13000, 5);
            bench.RunUntil(150000);
            bench.Card.IsGone = true;
            bench.RunUntil(165000);
            Assert.AreEqual(1, bench.Log.Count("Card error: no card is in"));

            bench.Card.IsGone = false;
            bench.RunUntil(205000);
            Assert.AreEqual(2, bench.Log.Count("Not recording: no space for a clip of about "));
            Assert.AreEqual(0, bench.Log.Count("The card works again"));
        }

        [TestMethod]
        public static void A_clip_that_a_power_cut_left_is_repaired_after_the_next_start()
        {
            RecorderBench first = RecordsOnly();
            first.RunUntil(1050);
            MemoryFile cut = first.Card.Find(FirstClip);
            RecorderBench second = RecordsOnly();
            MemoryFile left = second.Card.Put(FirstClip, 0);
            left.Append(cut.Bytes, 0, (int)cut.Length);
            second.RunUntil(9000);

            Assert.AreEqual(11, left.Number(48));
            Assert.AreEqual(2, second.Parts.Clips.Count);
            Assert.AreEqual(
                left.Length + second.Card.Find("/clips/000002/video000002-000.avi").Length,
                second.Parts.Clips.UsedBytes);
        }

        [TestMethod]
        public static void Shutdown_closes_the_open_clip_with_index_and_header()
        {
            RecorderBench bench = RecordsOnly();
            bench.RunUntil(1050);
            bench.Shutdown();
            MemoryFile clip = bench.Card.Find(FirstClip);

            Assert.AreEqual(11, clip.Number(48));
            Assert.IsFalse(clip.IsOpen);
            Assert.IsFalse(bench.Camera.IsRunning);
            Assert.IsNotNull(bench.Card.Find("/log/recorder.log"));
        }

        [TestMethod]
        public static void The_log_lies_on_the_card_with_its_times()
        {
            RecorderBench bench = RecordsOnly();
            bench.RunUntil(9000);
            MemoryFile log = bench.Card.Find("/log/recorder.log");

            Assert.AreEqual("+0000:00:00.000 VideoRecorder 1.0.0 on a board of memory, last reset: power on\r\n", log.Text(0, 80));
        }

        private static RecorderBench RecordsOnly()
        {
            RecorderBench bench = new RecorderBench();
            bench.Settings.UploadUrl = string.Empty;
            bench.Settings.WifiSsid = string.Empty;
            return bench;
        }
    }
}
