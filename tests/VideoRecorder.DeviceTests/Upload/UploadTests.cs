namespace VideoRecorder.DeviceTests.Upload
{
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Status;
    using VideoRecorder.DeviceTests.Support;

    /// <summary>Clips on their way to the server, between recordings.</summary>
    [TestClass]
    public class UploadTests
    {
        [TestMethod]
        public static void Uploads_pause_from_the_lead_before_a_recording_to_its_end()
        {
            SharedState state = new SharedState(1000);
            Assert.IsTrue(state.IsUploadWindow(0));
            state.ScheduleRecording(10000);
            Assert.IsTrue(state.IsUploadWindow(8999));
            Assert.IsFalse(state.IsUploadWindow(9000));
            state.RecordingBegins();
            Assert.IsFalse(state.IsUploadWindow(0));
            state.RecordingEnds(20000);
            Assert.IsTrue(state.IsUploadWindow(12000));
        }

        [TestMethod]
        public static void A_clip_is_sent_after_its_recording_and_deleted_when_the_server_has_it()
        {
            RecorderBench bench = new RecorderBench();
            bench.Clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            bench.RunUntil(8000);

            Assert.AreEqual(1, bench.Server.Requests);
            Assert.AreEqual("20261122154001.avi", bench.Server.Last.FileName);
            Assert.AreEqual(bench.Server.Last.Body.Length, bench.Server.Last.Received);
            Assert.AreEqual(string.Empty, bench.Card.Clips);
            Assert.AreEqual(1, bench.Log.Count("Upload completed successfully: /clips/000001/20261122154001.avi"));
        }

        [TestMethod]
        public static void A_delivered_clip_is_kept_and_marked_where_the_settings_say_so()
        {
            RecorderBench bench = new RecorderBench();
            bench.Settings.DeleteAfterUpload = false;
            bench.Clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            bench.RunUntil(8000);

            Assert.AreEqual("000001/20261122154001.avi", bench.Card.Clips);
            Assert.IsTrue(bench.Card.Find("/clips/000001/20261122154001.avi").IsDelivered);
            Assert.AreEqual(0, bench.Parts.Clips.PendingCount);
        }

        [TestMethod]
        public static void A_clip_that_cannot_be_deleted_was_marked_before_and_is_not_sent_again()
        {
            RecorderBench bench = new RecorderBench();
            bench.Clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            bench.Settings.CaptureIntervalSec = 3600;
            bench.RunUntil(1000);
            bench.Card.RefusesDeletion = true;
            bench.RunUntil(100000);

            Assert.IsTrue(bench.Card.Find("/clips/000001/20261122154001.avi").IsDelivered);
            Assert.AreEqual(1, bench.Server.Requests);
            Assert.AreEqual(0, bench.Parts.Clips.PendingCount);
        }

        [TestMethod]
        public static void Where_the_card_loses_marks_a_delivered_clip_is_not_sent_again()
        {
            RecorderBench bench = new RecorderBench();
            bench.Settings.DeleteAfterUpload = false;
            bench.Settings.CaptureIntervalSec = 3600;
            bench.Card.LosesMarks = true;
            bench.Clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            bench.RunUntil(100000);

            Assert.AreEqual(1, bench.Log.Count("The card does not keep which clips were delivered (a file does not keep the mark): "));
            Assert.AreEqual(1, bench.Server.Requests);
            Assert.IsNull(bench.Card.Find("/clips/probe.tmp"));
        }

        [TestMethod]
        public static void A_delivered_clip_that_gets_its_date_late_stays_marked()
        {
            RecorderBench bench = new RecorderBench();
            bench.Settings.DeleteAfterUpload = false;
            bench.Settings.CaptureIntervalSec = 3600;
            bench.RunUntil(90000);
            MemoryFile clip = bench.Card.Find("/clips/000001/video000001-000.avi");
            Assert.AreEqual("video000001-000.avi", bench.Server.Last.FileName);
            Assert.IsTrue(clip.IsDelivered);

            bench.Clock.Set(new System.DateTime(2026, 11, 22, 15, 41, 30));
            bench.RunUntil(100000);
            Assert.AreEqual("Sun Nov 22 15:40:00 2026", clip.Text(220, 24));
            Assert.IsTrue(clip.IsDelivered);
            Assert.AreEqual(1, bench.Server.Requests);
        }

        [TestMethod]
        public static void A_clip_from_before_the_time_is_sent_with_its_date_and_number()
        {
            RecorderBench bench = new RecorderBench();
            bench.RunUntil(5000);
            Assert.AreEqual(0, bench.Server.Requests);
            bench.Clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 5));
            bench.RunUntil(8000);

            Assert.AreEqual("20261122154000-000001-000.avi", bench.Server.Last.FileName);
            Assert.AreEqual(string.Empty, bench.Card.Clips);
        }

        [TestMethod]
        public static void A_slow_upload_pauses_for_the_next_recording_and_goes_on()
        {
            RecorderBench bench = new RecorderBench();
            bench.Clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            bench.Server.PieceMs = 1200;
            bench.RunUntil(9500);
            ScriptedRequest request = bench.Server.Last;
            int sent = request.Received;
            Assert.IsTrue(sent > 0 && sent < request.Body.Length);
            Assert.IsTrue(request.LastPieceAt < 9000);

            bench.RunUntil(12000);
            Assert.AreEqual(sent, request.Received);
            Assert.IsFalse(request.IsClosed);
            bench.RunUntil(19000);
            Assert.AreEqual(request.Body.Length, request.Received);
            Assert.AreEqual(1, bench.Log.Count("Upload paused for recording: "));
            Assert.AreEqual(1, bench.Log.Count("Upload resumed: "));
        }

        [TestMethod]
        public static void A_transport_that_takes_pieces_in_parts_gets_each_byte_once()
        {
            RecorderBench bench = new RecorderBench();
            bench.Clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            bench.Server.MostBytes = 100;
            bench.Settings.UploadFormat = VideoRecorder.Core.Settings.UploadFormat.Raw;
            bench.Settings.DeleteAfterUpload = false;
            bench.RunUntil(8000);

            byte[] clip = bench.Card.Find("/clips/000001/20261122154001.avi").Bytes;
            byte[] body = bench.Server.Last.Body;
            Assert.AreEqual(body.Length, bench.Server.Last.Received);
            for (int i = 0; i < body.Length; i++)
            {
                Assert.AreEqual((int)clip[i], (int)body[i]);
            }

            Assert.AreEqual(1, bench.Log.Count("Upload completed successfully: "));
        }

        [TestMethod]
        public static void A_clip_whose_repair_has_no_space_is_not_sent_before_it_is_whole()
        {
            RecorderBench first = new RecorderBench();
            first.RunUntil(1050);
            MemoryFile cut = first.Card.Find("/clips/000001/video000001-000.avi");
            RecorderBench bench = new RecorderBench();
            bench.Clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            MemoryFile left = bench.Card.Put("/clips/000001/video000001-000.avi", 0);
            left.Append(cut.Bytes, 0, (int)cut.Length);
            left.Limit = (int)cut.Length;
            bench.RunUntil(50000);
            Assert.AreEqual(1, bench.Log.Count("Repairing a clip that was cut short: "));
            Assert.AreEqual(0, bench.Log.Count("Starting upload: /clips/000001/"));

            bench.RunUntil(80000);
            Assert.AreEqual(1, bench.Log.Count("Repaired clip with 11 frames: "));
            Assert.AreEqual(1, bench.Log.Count("Upload successful: /clips/000001/"));
        }

        [TestMethod]
        public static void A_server_that_is_down_gets_its_clips_when_it_is_back()
        {
            RecorderBench bench = new RecorderBench();
            bench.Clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            bench.Server.IsDown = true;
            bench.RunUntil(30000);
            Assert.IsTrue(bench.Server.Requests > 1);
            Assert.AreEqual(3, bench.Parts.Clips.PendingCount);

            bench.Server.IsDown = false;
            bench.RunUntil(159000);
            Assert.AreEqual(0, bench.Parts.Clips.PendingCount);
            Assert.AreEqual(1, bench.Log.Count("Uploads work again"));
        }

        [TestMethod]
        public static void A_clip_that_the_server_refuses_is_held_and_the_next_one_is_sent()
        {
            RecorderBench bench = new RecorderBench();
            bench.Clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            bench.Server.Status = 413;
            bench.RunUntil(9000);
            bench.Server.Status = 200;
            bench.RunUntil(19000);

            Assert.AreEqual("000001/20261122154001.avi", bench.Card.Clips);
            Assert.AreEqual(1, bench.Parts.Clips.PendingCount);
        }

        [TestMethod]
        public static void A_server_that_has_another_size_has_not_got_the_clip()
        {
            RecorderBench bench = new RecorderBench();
            bench.Clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            bench.Server.Body = "{\"size\":1}";
            bench.RunUntil(9000);

            Assert.AreEqual("000001/20261122154001.avi", bench.Card.Clips);
            Assert.AreEqual(0, bench.Log.Count("Upload successful"));
        }

        [TestMethod]
        public static void Without_the_time_a_clip_is_sent_under_its_number_after_a_short_wait()
        {
            RecorderBench bench = new RecorderBench();
            bench.RunUntil(19000);

            Assert.AreEqual(1, bench.Log.Count("Upload completed successfully: /clips/000001/video000001-000.avi"));
        }

        [TestMethod]
        public static void Without_a_link_nothing_is_sent_and_all_is_kept()
        {
            RecorderBench bench = new RecorderBench();
            bench.Link.IsReachable = false;
            bench.RunUntil(30000);

            Assert.AreEqual(0, bench.Server.Requests);
            Assert.AreEqual(3, bench.Parts.Clips.PendingCount);
            Assert.AreEqual(1, bench.Log.Count("WiFi: no connection to garden"));
        }

        [TestMethod]
        public static void A_link_that_breaks_during_an_upload_starts_it_again_later()
        {
            RecorderBench bench = new RecorderBench();
            bench.Settings.WifiCheckIntervalSec = 1;
            bench.Clock.Set(new System.DateTime(2026, 11, 22, 15, 40, 1));
            bench.Server.PieceMs = 800;
            bench.RunUntil(4000);
            bench.Link.Drop();
            bench.RunUntil(8000);
            Assert.IsTrue(bench.Server.Last.IsClosed);
            Assert.AreEqual(1, bench.Log.Count("WiFi connection lost"));

            bench.Link.IsReachable = true;
            bench.Server.PieceMs = 10;
            bench.RunUntil(30000);
            Assert.AreEqual(0, bench.Parts.Clips.PendingCount);
        }
    }
}
