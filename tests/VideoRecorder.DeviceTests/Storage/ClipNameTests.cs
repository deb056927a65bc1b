namespace VideoRecorder.DeviceTests.Storage
{
    using System;
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Storage;

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

            Assert.AreEqual("20241103013000-000042-007.avi", name.FileName);
        }

        [TestMethod]
        public static void A_delivered_clip_is_marked_on_the_card_but_not_for_the_server()
        {
            ClipName name = Name(42, 0, 20241220143052);
            name.IsUploaded = true;

            Assert.AreEqual("/clips/000042/20241220143052.uploaded.avi", name.Path);
            Assert.AreEqual("20241220143052.avi", name.FileName);
        }

        [TestMethod]
        [DataRow("20241220143052.avi")]
        [DataRow("20241220143052.uploaded.avi")]
        [DataRow("20241103013000-000042-007.avi")]
        [DataRow("video000042-007.avi")]
        [DataRow("video000042-007.uploaded.avi")]
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
        [DataRow("20241220143052.mp4")]
        [DataRow("")]
        public static void A_file_of_somebody_else_is_no_clip(string fileName)
        {
            Assert.IsFalse(new ClipName().Parse(42, fileName));
        }

        [TestMethod]
        public static void Clips_with_a_time_come_first_and_by_time_then_the_numbered_ones()
        {
            ClipName early = Name(1, 5, 20241220143052);
            ClipName late = Name(1, 3, 20241220143053);
            ClipName first = Name(1, 1, 0);
            ClipName second = Name(1, 2, 0);

            Assert.IsTrue(early.CompareInFolder(late) < 0);
            Assert.IsTrue(late.CompareInFolder(first) < 0);
            Assert.IsTrue(first.CompareInFolder(second) < 0);
            Assert.IsTrue(second.CompareInFolder(early) > 0);
            Assert.AreEqual(0, early.CompareInFolder(early));
        }

        [TestMethod]
        public static void A_time_becomes_a_number_whose_order_is_that_of_time()
        {
            Assert.AreEqual(20241220143052L, ClipName.ToStamp(new DateTime(2024, 12, 20, 14, 30, 52)));
            Assert.AreEqual(20260102030405L, ClipName.ToStamp(new DateTime(2026, 1, 2, 3, 4, 5)));
        }

        [TestMethod]
        [DataRow("000012", 12)]
        [DataRow("999999", 999999)]
        [DataRow("12", -1)]
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
