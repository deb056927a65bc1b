namespace VideoRecorder.DeviceTests.Avi
{
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Avi;
    using VideoRecorder.DeviceTests.Support;

    /// <summary>A clip that a power cut has cut off is repaired in place.</summary>
    [TestClass]
    public class AviRepairTests
    {
        [TestMethod]
        public static void A_finished_clip_is_known_as_one()
        {
            Assert.IsTrue(new AviRepair().Inspect(ClipMaker.Finished(3, 101, 300)) == AviFileState.Finished);
            Assert.IsTrue(new AviRepair().Inspect(ClipMaker.Cut(3, 101)) == AviFileState.Unfinished);
        }

        [TestMethod]
        public static void A_cut_clip_becomes_the_same_as_a_finished_one_of_the_set_rate()
        {
            MemoryFile cut = ClipMaker.Cut(3, 101);
            MemoryFile finished = new MemoryFile();
            ClipMaker.Begin(finished, 3, 101).Finish(0);

            Assert.IsTrue(Repair(cut, 3) == AviRepairResult.Repaired);
            Assert.AreEqual(finished.Length, cut.Length);
            for (int i = 0; i < cut.Length; i++)
            {
                Assert.AreEqual((int)finished.Bytes[i], (int)cut.Bytes[i]);
            }
        }

        [TestMethod]
        public static void Half_a_frame_at_the_end_is_cut_off()
        {
            MemoryFile file = ClipMaker.Cut(3, 100);
            file.Truncate(file.Length - 50);

            Assert.IsTrue(Repair(file, 2) == AviRepairResult.Repaired);
            Assert.AreEqual(2, file.Number(48));
            Assert.IsTrue(new AviRepair().Inspect(file) == AviFileState.Finished);
        }

        [TestMethod]
        public static void Zeros_after_the_last_frame_are_cut_off()
        {
            MemoryFile file = ClipMaker.Cut(2, 100);
            file.Append(new byte[4096], 0, 4096);

            Assert.IsTrue(Repair(file, 2) == AviRepairResult.Repaired);
            Assert.AreEqual(512L + (2 * 108) + 8 + 32, file.Length);
        }

        [TestMethod]
        public static void More_frames_than_a_step_looks_at_are_repaired_in_several_steps()
        {
            MemoryFile file = ClipMaker.Cut(100, 40);
            AviRepair repair = new AviRepair();
            repair.Begin(file);
            int steps = 1;
            while (!repair.Step())
            {
                steps++;
            }

            Assert.IsTrue(steps >= 7);
            Assert.AreEqual(100, repair.Frames);
        }

        [TestMethod]
        public static void A_header_alone_holds_nothing_to_save()
        {
            Assert.IsTrue(Repair(ClipMaker.Cut(0, 0), 0) == AviRepairResult.NothingToSave);
        }

        [TestMethod]
        public static void A_file_of_somebody_else_is_left_alone()
        {
            MemoryFile file = new MemoryFile();
            byte[] bytes = new byte[600];
            bytes[0] = (byte)'x';
            file.Append(bytes, 0, bytes.Length);

            Assert.IsTrue(Repair(file, 0) == AviRepairResult.NotOurs);
            Assert.AreEqual(600L, file.Length);
        }

        [TestMethod]
        public static void A_repair_that_was_cut_off_itself_can_be_begun_again()
        {
            MemoryFile file = ClipMaker.Cut(40, 41);
            AviRepair repair = new AviRepair();
            repair.Begin(file);
            for (int i = 0; i < 4; i++)
            {
                repair.Step();
            }

            Assert.IsTrue(Repair(file, 40) == AviRepairResult.Repaired);
        }

        [TestMethod]
        public static void A_repair_keeps_nothing_of_the_clip_before()
        {
            AviRepair repair = new AviRepair();
            Repair(repair, ClipMaker.Cut(5, 900), 5);
            MemoryFile second = ClipMaker.Cut(3, 101);
            Repair(repair, second, 3);
            MemoryFile alone = ClipMaker.Cut(3, 101);
            Repair(alone, 3);

            Assert.AreEqual(alone.Length, second.Length);
            for (int i = 0; i < alone.Length; i++)
            {
                Assert.AreEqual((int)alone.Bytes[i], (int)second.Bytes[i]);
            }
        }

        [TestMethod]
        public static void The_size_of_a_picture_is_read_from_its_frame_header()
        {
            byte[] picture = Pictures.Make(60, 1);
            JpegSize size = new JpegSize();

            Assert.IsTrue(size.Find(picture, 0, picture.Length));
            Assert.AreEqual(Pictures.Width, size.Width);
            Assert.AreEqual(Pictures.Height, size.Height);
        }

        private static AviRepairResult Repair(MemoryFile file, int frames)
        {
            return Repair(new AviRepair(), file, frames);
        }

        private static AviRepairResult Repair(AviRepair repair, MemoryFile file, int frames)
        {
            repair.Begin(file);
            if (repair.Result == AviRepairResult.None)
            {
                while (!repair.Step())
                {
                }
            }

            Assert.AreEqual(frames, repair.Frames);
            return repair.Result;
        }
    }
}
