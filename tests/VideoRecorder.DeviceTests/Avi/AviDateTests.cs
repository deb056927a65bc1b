namespace VideoRecorder.DeviceTests.Avi
{
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Avi;
    using VideoRecorder.DeviceTests.Support;

    /// <summary>The date in a clip.</summary>
    [TestClass]
    public class AviDateTests
    {
        private const int DateAt = 220;
        private const int DateBytes = 26;

        [TestMethod]
        [DataRow(2000, 1, 1, "Sat Jan 01 00:00:00 2000\n\0")]
        [DataRow(2024, 2, 29, "Thu Feb 29 00:00:00 2024\n\0")]
        [DataRow(2024, 12, 31, "Tue Dec 31 00:00:00 2024\n\0")]
        [DataRow(2100, 3, 1, "Mon Mar 01 00:00:00 2100\n\0")]
        public static void It_has_the_day_of_the_week(int year, int month, int day, string text)
        {
            long date = ((year * 10000L) + (month * 100) + day) * 1000000L;
            MemoryFile clip = Dated(date);

            Assert.AreEqual("IDIT", clip.Text(212, 4));
            Assert.AreEqual(DateBytes, clip.Number(216));
            Assert.AreEqual(text, clip.Text(DateAt, DateBytes));
            Assert.AreEqual(date, AviDate.Read(clip));
        }

        [TestMethod]
        public static void It_is_blank_until_it_is_filled_in_and_then_stays()
        {
            MemoryFile clip = Dated(0);
            Assert.AreEqual(0L, AviDate.Read(clip));
            Assert.AreEqual(new string('\0', DateBytes), clip.Text(DateAt, DateBytes));

            Assert.IsTrue(AviDate.TryFillIn(clip, 20241220143052));
            Assert.AreEqual("Fri Dec 20 14:30:52 2024\n\0", clip.Text(DateAt, DateBytes));
            Assert.IsFalse(AviDate.TryFillIn(clip, 20260102030405));
            Assert.AreEqual(20241220143052L, AviDate.Read(clip));
            Assert.IsTrue(new AviRepair().Inspect(clip) == AviFileState.Finished);
        }

        [TestMethod]
        public static void Filling_it_in_changes_nothing_else()
        {
            MemoryFile clip = Dated(0);
            MemoryFile dated = Dated(20241220143052);
            AviDate.TryFillIn(clip, 20241220143052);

            Assert.AreEqual(dated.Length, clip.Length);
            for (int i = 0; i < clip.Length; i++)
            {
                Assert.AreEqual((int)dated.Bytes[i], (int)clip.Bytes[i]);
            }
        }

        [TestMethod]
        public static void Garbled_it_is_none_and_not_written_over()
        {
            MemoryFile clip = Dated(20241220143052);
            for (int i = 0; i < DateBytes; i++)
            {
                clip.Bytes[DateAt + i] ^= 0x80;
                Assert.AreEqual(0L, AviDate.Read(clip));
                Assert.IsFalse(AviDate.TryFillIn(clip, 20260102030405));
                clip.Bytes[DateAt + i] ^= 0x80;
            }

            Assert.AreEqual(20241220143052L, AviDate.Read(clip));
        }

        [TestMethod]
        public static void A_file_of_somebody_else_has_none_and_gets_none()
        {
            MemoryFile file = new MemoryFile();
            file.Append(new byte[600], 0, 600);

            Assert.AreEqual(0L, AviDate.Read(file));
            Assert.IsFalse(AviDate.TryFillIn(file, 20241220143052));
            Assert.AreEqual(0, file.Number(DateAt));
        }

        [TestMethod]
        public static void A_repaired_clip_keeps_it()
        {
            MemoryFile clip = new MemoryFile();
            ClipMaker.Begin(clip, 3, 101, 20241220143052);
            AviRepair repair = new AviRepair();
            repair.Begin(clip);
            while (!repair.Step())
            {
            }

            Assert.AreEqual(20241220143052L, AviDate.Read(clip));
        }

        private static MemoryFile Dated(long date)
        {
            MemoryFile file = new MemoryFile();
            ClipMaker.Begin(file, 3, 101, date).Finish(300);
            return file;
        }
    }
}
