namespace VideoRecorder.DeviceTests.Upload
{
    using System.Text;
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Http.Bodies;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Text;
    using VideoRecorder.DeviceTests.Support;

    /// <summary>The bytes of a request's body.</summary>
    [TestClass]
    public class BodyTests
    {
        private const string Before = "--BOUNDARY\r\n"
            + "Content-Disposition: form-data; name=\"device\"\r\n\r\n"
            + "cam-1\r\n"
            + "--BOUNDARY\r\n"
            + "Content-Disposition: form-data; name=\"file\"; filename=\"20241220143052.avi\"\r\n"
            + "Content-Type: video/x-msvideo\r\n\r\n";

        private const string After = "\r\n--BOUNDARY--\r\n";

        [TestMethod]
        public static void A_form_has_the_device_and_the_clip()
        {
            MultipartBody body = new MultipartBody(Clip(1000), "20241220143052.avi", "cam-1", "BOUNDARY");
            byte[] bytes = Read(body, 512);

            Assert.AreEqual("multipart/form-data; boundary=BOUNDARY", body.ContentType);
            Assert.AreEqual(body.Length, (long)bytes.Length);
            Assert.AreEqual(Before, Text(bytes, 0, Before.Length));
            Assert.AreEqual(After, Text(bytes, bytes.Length - After.Length, After.Length));
            for (int i = 0; i < 1000; i++)
            {
                Assert.AreEqual(i % 251, (int)bytes[Before.Length + i]);
            }
        }

        [TestMethod]
        [DataRow(512)]
        [DataRow(1000)]
        [DataRow(8192)]
        public static void The_bytes_are_the_same_whatever_the_size_of_the_pieces(int piece)
        {
            byte[] bytes = Read(new MultipartBody(Clip(2000), "20241220143052.avi", "cam-1", "BOUNDARY"), piece);

            Assert.AreEqual(Before.Length + 2000 + After.Length, bytes.Length);
            Assert.AreEqual(1999 % 251, (int)bytes[Before.Length + 1999]);
        }

        [TestMethod]
        public static void The_clip_is_read_in_whole_buffers_from_its_beginning()
        {
            byte[] buffer = new byte[512];
            MultipartBody body = new MultipartBody(Clip(1200), "a.avi", "cam-1", "BOUNDARY");
            body.Next(buffer);

            Assert.AreEqual(512, body.Next(buffer));
            Assert.AreEqual(512, body.Next(buffer));
            Assert.AreEqual(176, body.Next(buffer));
            Assert.AreEqual(After.Length, body.Next(buffer));
            Assert.AreEqual(0, body.Next(buffer));
        }

        [TestMethod]
        public static void A_raw_body_is_the_bare_clip()
        {
            RawBody body = new RawBody(Clip(1200));

            Assert.AreEqual("application/octet-stream", body.ContentType);
            Assert.AreEqual(1200L, body.Length);
            Assert.AreEqual(1199 % 251, (int)Read(body, 512)[1199]);
        }

        [TestMethod]
        public static void A_clip_that_became_shorter_is_an_error_of_the_card()
        {
            MemoryFile clip = Clip(1200);
            RawBody body = new RawBody(clip);
            clip.Truncate(600);
            bool isFailed = false;
            try
            {
                Read(body, 512);
            }
            catch (CardException e)
            {
                isFailed = e.Error == CardError.Failed;
            }

            Assert.IsTrue(isFailed);
        }

        [TestMethod]
        public static void A_name_cannot_end_its_field_early()
        {
            Assert.AreEqual("a%22b%5Cc%25d%0D%0A", FieldText.Encode("a\"b\\c%d\r\n"));
            Assert.AreEqual("caf%C3%A9", FieldText.Encode("caf\u00E9"));
        }

        private static MemoryFile Clip(int length)
        {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++)
            {
                bytes[i] = (byte)(i % 251);
            }

            MemoryFile clip = new MemoryFile();
            clip.Append(bytes, 0, length);
            return clip;
        }

        private static byte[] Read(RequestBody body, int piece)
        {
            byte[] buffer = new byte[piece];
            MemoryFile read = new MemoryFile();
            for (int count = body.Next(buffer); count > 0; count = body.Next(buffer))
            {
                read.Append(buffer, 0, count);
            }

            byte[] bytes = new byte[(int)read.Length];
            read.Read(0, bytes, 0, bytes.Length);
            return bytes;
        }

        private static string Text(byte[] bytes, int start, int count)
        {
            return Encoding.UTF8.GetString(bytes, start, count);
        }
    }
}
