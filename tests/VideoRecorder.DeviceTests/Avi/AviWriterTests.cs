namespace VideoRecorder.DeviceTests.Avi
{
    using System;
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Avi;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.DeviceTests.Support;

    /// <summary>The bytes of a clip.</summary>
    [TestClass]
    public class AviWriterTests
    {
        private const int MovieStart = 508;

        [TestMethod]
        public static void The_header_is_one_sector_and_says_that_the_clip_is_not_finished()
        {
            MemoryFile file = new MemoryFile();
            new AviWriter(4).Begin(file, 640, 480, 20);

            Assert.AreEqual(512L, file.Length);
            Assert.AreEqual("RIFF", file.Text(0, 4));
            Assert.AreEqual(0, file.Number(4));
            Assert.AreEqual("AVI LIST", file.Text(8, 8));
            Assert.AreEqual("vidsMJPG", file.Text(108, 8));
            Assert.AreEqual("IDIT", file.Text(212, 4));
            Assert.AreEqual("JUNK", file.Text(246, 4));
            Assert.AreEqual("LIST", file.Text(500, 4));
            Assert.AreEqual(0, file.Number(504));
            Assert.AreEqual("movi", file.Text(MovieStart, 4));
        }

        [TestMethod]
        public static void A_frame_is_a_chunk_of_its_bytes()
        {
            MemoryFile file = ClipMaker.Cut(1, 100);

            Assert.AreEqual("00dc", file.Text(512, 4));
            Assert.AreEqual(100, file.Number(516));
            Assert.AreEqual(0xFF, (int)file.Bytes[520]);
            Assert.AreEqual(0xD8, (int)file.Bytes[521]);
            Assert.AreEqual(620L, file.Length);
        }

        [TestMethod]
        public static void An_odd_frame_is_padded_before_the_next_chunk()
        {
            MemoryFile file = ClipMaker.Cut(2, 101);

            Assert.AreEqual(0, (int)file.Bytes[621]);
            Assert.AreEqual("00dc", file.Text(622, 4));
            Assert.AreEqual(731L, file.Length);
        }

        [TestMethod]
        public static void A_slot_without_a_frame_is_an_empty_chunk()
        {
            MemoryFile file = new MemoryFile();
            AviWriter writer = new AviWriter(4);
            writer.Begin(file, 640, 480, 20);
            writer.AddEmptySlot();

            Assert.AreEqual("00dc", file.Text(512, 4));
            Assert.AreEqual(0, file.Number(516));
            Assert.AreEqual(520L, file.Length);
            Assert.AreEqual(1, writer.Slots);
            Assert.AreEqual(0, writer.Frames);
        }

        [TestMethod]
        public static void The_index_tells_where_each_chunk_is_and_how_long()
        {
            MemoryFile file = ClipMaker.Finished(3, 101, 300);
            int index = MovieStart + file.Number(504);

            Assert.AreEqual("idx1", file.Text(index, 4));
            Assert.AreEqual(48, file.Number(index + 4));
            for (int i = 0; i < 3; i++)
            {
                int entry = index + 8 + (i * 16);
                Assert.AreEqual("00dc", file.Text(entry, 4));
                Assert.AreEqual(0x10, file.Number(entry + 4));
                Assert.AreEqual("00dc", file.Text(MovieStart + file.Number(entry + 8), 4));
                Assert.AreEqual(101, file.Number(entry + 12));
            }

            Assert.AreEqual(index + 8L + 48, file.Length);
        }

        [TestMethod]
        public static void The_final_header_has_the_sizes_and_the_number_of_slots()
        {
            MemoryFile file = ClipMaker.Finished(3, 101, 300);

            Assert.AreEqual((int)file.Length - 8, file.Number(4));
            Assert.AreEqual(3, file.Number(48));
            Assert.AreEqual(3, file.Number(140));
            Assert.AreEqual(110, file.Number(60));
        }

        [TestMethod]
        public static void The_picture_in_the_header_is_that_of_the_first_frame()
        {
            MemoryFile file = ClipMaker.Finished(1, 101, 100);

            Assert.AreEqual(Pictures.Width, file.Number(64));
            Assert.AreEqual(Pictures.Height, file.Number(68));
        }

        [TestMethod]
        [DataRow(3, 300, 10, 1, 100000)]
        [DataRow(3, 301, 3000, 301, 100333)]
        [DataRow(20, 1000, 20, 1, 50000)]
        public static void The_rate_is_slots_over_time_as_an_exact_fraction(int slots, int ms, int rate, int scale, int microseconds)
        {
            MemoryFile file = ClipMaker.Finished(slots, 60, ms);

            Assert.AreEqual(scale, file.Number(128));
            Assert.AreEqual(rate, file.Number(132));
            Assert.AreEqual(microseconds, file.Number(32));
        }

        [TestMethod]
        public static void The_index_is_on_the_card_before_the_header_says_so()
        {
            MemoryFile file = ClipMaker.Finished(1, 60, 100);

            Assert.AreEqual(2, file.Syncs);
        }

        [TestMethod]
        public static void A_full_index_ends_the_file()
        {
            AviWriter writer = new AviWriter(1);
            writer.Begin(new MemoryFile(), 640, 480, 20);
            Assert.IsFalse(writer.IsFull(100));
            writer.AddEmptySlot();
            Assert.IsTrue(writer.IsFull(0));
            bool isRefused = false;
            try
            {
                writer.AddEmptySlot();
            }
            catch (InvalidOperationException)
            {
                isRefused = true;
            }

            Assert.IsTrue(isRefused);
        }

        [TestMethod]
        public static void A_frame_that_would_lead_beyond_a_gigabyte_does_not_fit()
        {
            AviWriter writer = new AviWriter(10);
            writer.Begin(new MemoryFile(), 640, 480, 20);

            Assert.IsTrue(writer.IsFull(int.MaxValue));
            Assert.IsTrue(writer.IsFull((int)AviWriter.MaxFileBytes - 512));
            Assert.IsFalse(writer.IsFull((int)AviWriter.MaxFileBytes - 546));
        }

        [TestMethod]
        public static void A_slot_that_the_card_did_not_take_is_not_in_the_finished_clip()
        {
            MemoryFile file = new MemoryFile();
            AviWriter writer = ClipMaker.Begin(file, 2, 100);
            file.Limit = 750;
            bool isFull = false;
            try
            {
                ClipMaker.Add(writer, 100);
            }
            catch (CardException e)
            {
                isFull = e.Error == CardError.Full;
            }

            writer.Finish(200);

            Assert.IsTrue(isFull);
            Assert.AreEqual(2, file.Number(48));
            Assert.AreEqual("idx1", file.Text(728, 4));
        }

        [TestMethod]
        public static void One_writer_serves_the_next_clip_too()
        {
            MemoryFile first = new MemoryFile();
            MemoryFile second = new MemoryFile();
            AviWriter writer = ClipMaker.Begin(first, 3, 101);
            writer.Finish(300);
            writer.Begin(second, 640, 480, 20);
            ClipMaker.Add(writer, 60);
            writer.Finish(100);

            Assert.AreEqual(1, second.Number(48));
            Assert.AreEqual(60, second.Number(MovieStart + second.Number(504) + 20));
        }
    }
}
