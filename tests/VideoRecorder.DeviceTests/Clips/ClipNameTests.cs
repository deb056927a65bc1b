namespace VideoRecorder.DeviceTests.Clips
{
    using System;
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Time;

    /// <summary>Names of clips, and the order that they say.</summary>
    [TestClass]
    public class ClipNameTests
    {
        [TestMethod]
        public static void A_clip_without_a_time_has_folder_and_number()
        {
            Assert.AreEqual("/clips/000041/video000041-007.avi", Name(41, 7, 0).Path);
        }

        [TestMethod]
        public static void A_clip_with_a_time_is_named_by_it()
        {
            Assert.AreEqual("/clips/000042/20241220143052.avi", Name(42, 0, 20241220143052).Path);
        }

        [TestMethod]
        public static void A_time_that_may_come_twice_is_followed_by_folder_and_number()
        {
            ClipName name = Name(42, 7, 20241103013000);
            name.HasTail = true;

            Assert.AreEqual("/clips/000042/20241103013000-000042-007.avi", name.Path);
        }

        [TestMethod]
        [DataRow("20241220143052.avi", "20241220143052.avi")]
        [DataRow("20241103013000-000042-007.avi", "20241103013000-000042-007.avi")]
        [DataRow("video000042-007.avi", "20260102030405-000042-007.avi")]
        [DataRow("202412~1.AVI", "20260102030405-000042-202412-1.avi")]
        [DataRow("VIDEO0~5.AVI", "20260102030405-000042-VIDEO0-5.avi")]
        public static void Only_a_name_without_a_time_is_sent_with_the_date_of_the_clip(string fileName, string sent)
        {
            ClipName name = new ClipName();
            name.Parse(42, fileName);

            Assert.AreEqual(sent, name.SentName(20260102030405));
        }

        [TestMethod]
        public static void Without_any_date_a_clip_is_sent_under_its_number()
        {
            ClipName left = new ClipName();
            left.Parse(42, "VID~9A3F.AVI");

            Assert.AreEqual("video000042-007.avi", Name(42, 7, 0).SentName(0));
            Assert.AreEqual("video000042-VID-9A3F.avi", left.SentName(0));
        }

        [TestMethod]
        [DataRow("20241220143052.avi")]
        [DataRow("20241103013000-000042-007.avi")]
        [DataRow("video000042-007.avi")]
        [DataRow("202412~1.AVI")]
        [DataRow("VIDEO0~5.AVI")]
        [DataRow("VID~9A3F.AVI")]
        [DataRow("2~00000Z.AVI")]
        public static void A_name_is_read_as_it_was_written(string fileName)
        {
            ClipName name = new ClipName();

            Assert.IsTrue(name.Parse(42, fileName));
            Assert.AreEqual("/clips/000042/" + fileName, name.Path);
        }

        [TestMethod]
        [DataRow("20241320143052.avi")]
        [DataRow("20241220243052.avi")]
        [DataRow("2024122014305.avi")]
        [DataRow("video000041-007.avi")]
        [DataRow("video000042-07.avi")]
        [DataRow("holiday.avi")]
        [DataRow("20241220143052.uploaded.avi")]
        [DataRow("20241220143052_copy.avi")]
        [DataRow("20241220143052.AVI.txt")]
        [DataRow("20241200143052.avi")]
        [DataRow("20241220146052.avi")]
        [DataRow("20241220143052-000041-003.avi")]
        [DataRow("20241220143052-000042-0x3.avi")]
        [DataRow("video42-7.avi")]
        [DataRow("2O2412~1.AVI")]
        [DataRow("2024121~1.AVI")]
        [DataRow("202~12~1.AVI")]
        [DataRow("202412~a.AVI")]
        [DataRow("202412~1.MP4")]
        [DataRow("~1.AVI")]
        [DataRow(".avi")]
        [DataRow("HOLIDA~1.AVI")]
        [DataRow("VIDEO00~12.AVI")]
        [DataRow("video0~1.AVI")]
        [DataRow("VIDEO0~.AVI")]
        [DataRow("20241220143052.mp4")]
        [DataRow("")]
        public static void A_file_of_somebody_else_is_no_clip(string fileName)
        {
            Assert.IsFalse(new ClipName().Parse(42, fileName));
        }

        [TestMethod]
        public static void Short_names_come_first_then_times_then_numbers()
        {
            ClipName left = new ClipName();
            left.Parse(1, "202412~1.AVI");
            ClipName early = Name(1, 5, 20241220143052);
            ClipName late = Name(1, 3, 20241220143053);
            ClipName first = Name(1, 1, 0);
            ClipName second = Name(1, 2, 0);

            Assert.IsTrue(left.CompareInFolder(early) < 0);
            Assert.IsTrue(early.CompareInFolder(late) < 0);
            Assert.IsTrue(late.CompareInFolder(first) < 0);
            Assert.IsTrue(first.CompareInFolder(second) < 0);
            Assert.IsTrue(second.CompareInFolder(early) > 0);
            Assert.AreEqual(0, early.CompareInFolder(early));
        }

        [TestMethod]
        public static void A_time_becomes_a_number_whose_order_is_that_of_time()
        {
            Assert.AreEqual(20241220143052L, LocalStamp.Of(new DateTime(2024, 12, 20, 14, 30, 52)));
            Assert.AreEqual(20260102030405L, LocalStamp.Of(new DateTime(2026, 1, 2, 3, 4, 5)));
        }

        [TestMethod]
        [DataRow("000012", 12)]
        [DataRow("999999", 999999)]
        [DataRow("12", -1)]
        [DataRow("0000012", -1)]
        [DataRow("00001a", -1)]
        public static void A_folder_of_clips_is_six_digits(string name, int folder)
        {
            Assert.AreEqual(folder, ClipName.ParseFolder(name));
        }

        private static ClipName Name(int folder, int index, long stamp)
        {
            ClipName name = new ClipName();
            name.Folder = folder;
            name.Index = index;
            name.Stamp = stamp;
            return name;
        }
    }
}
