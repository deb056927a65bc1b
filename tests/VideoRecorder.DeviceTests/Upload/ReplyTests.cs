namespace VideoRecorder.DeviceTests.Upload
{
    using System;
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Http;
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Core.Text;
    using VideoRecorder.Core.Upload;
    using VideoRecorder.Core.Upload.Targets;

    /// <summary>What the answer of a server means.</summary>
    [TestClass]
    public class ReplyTests
    {
        [TestMethod]
        [DataRow(200, 0)]
        [DataRow(201, 0)]
        [DataRow(500, 1)]
        [DataRow(503, 1)]
        [DataRow(408, 1)]
        [DataRow(429, 1)]
        [DataRow(301, 2)]
        [DataRow(401, 2)]
        [DataRow(404, 2)]
        [DataRow(400, 3)]
        [DataRow(413, 3)]
        public static void The_status_says_whose_failure_it_is(int status, int verdict)
        {
            Assert.AreEqual(verdict, (int)ReplyRules.Judge(new UploadReply(status, null, "OK"), true, 1000));
        }

        [TestMethod]
        public static void Success_before_the_last_byte_is_none()
        {
            Assert.IsTrue(ReplyRules.Judge(new UploadReply(200, null, string.Empty), false, 1000) == UploadVerdict.TooEarly);
        }

        [TestMethod]
        public static void A_size_in_the_reply_has_to_be_that_of_the_clip()
        {
            Assert.IsTrue(ReplyRules.Judge(new UploadReply(200, null, "{\"size\":1000}"), true, 1000) == UploadVerdict.Delivered);
            Assert.IsTrue(ReplyRules.Judge(new UploadReply(200, null, "{\"size\":999}"), true, 1000) == UploadVerdict.WrongSize);
            Assert.IsTrue(ReplyRules.Judge(new UploadReply(200, null, "{\"size\":1001}"), true, 1000) == UploadVerdict.WrongSize);
        }

        [TestMethod]
        [DataRow("{\"size\":123}", "123")]
        [DataRow(" { \"message\" : \"ok, {size}\", \"size\" : 2453667 } ", "2453667")]
        [DataRow("{\"a\":{\"size\":1},\"size\":2}", "2")]
        [DataRow("{\"a\":[true,null,-1.5e+10,\"\\u00e9\\n\"],\"size\":3}", "3")]
        [DataRow("{\"size\":99999999999999999999}", "9999999999999999")]
        [DataRow("{\"a\":{\"size\":1}}", "none")]
        [DataRow("[{\"size\":1}]", "none")]
        [DataRow("OK", "none")]
        [DataRow("", "none")]
        public static void The_size_is_found_at_the_top_level_of_JSON(string json, string expected)
        {
            long size;
            bool isFound = JsonSize.TryFind(json, out size);

            Assert.AreEqual(expected, isFound ? size.ToString() : "none");
        }

        [TestMethod]
        [DataRow("0", 0)]
        [DataRow("120", 120000)]
        [DataRow("86401", 86400000)]
        [DataRow("Sun, 01 Mar 2026 12:00:30 GMT", -1)]
        [DataRow("soon", -1)]
        [DataRow("", -1)]
        public static void Retry_After_is_seconds(string value, int delayMs)
        {
            Assert.AreEqual((long)delayMs, RetryAfter.DelayMs(value));
        }

        [TestMethod]
        public static void Pauses_double_up_to_two_minutes_and_get_up_to_a_quarter_longer()
        {
            Backoff backoff = new Backoff(new Random(7));
            int pause = Backoff.FirstMs;
            for (int i = 0; i < 10; i++)
            {
                int next = backoff.Next();
                Assert.IsTrue(next >= pause && next <= pause + (pause / 4), next.ToString());
                pause = pause * 2 < Backoff.LongestMs ? pause * 2 : Backoff.LongestMs;
            }

            backoff.Reset();
            Assert.IsTrue(backoff.Next() <= Backoff.FirstMs * 5 / 4);
        }

        [TestMethod]
        [DataRow("http://192.168.1.5:3000/upload", "192.168.1.5", 3000, "/upload")]
        [DataRow("https://example.com", "example.com", 443, "/")]
        [DataRow("http://example.com/a?b=c", "example.com", 80, "/a?b=c")]
        public static void An_address_has_host_port_and_path(string text, string host, int port, string path)
        {
            HttpUrl url;
            string error;
            Assert.IsTrue(HttpUrl.TryParse(text, out url, out error), error);
            Assert.AreEqual(host, url.Host);
            Assert.AreEqual(port, url.Port);
            Assert.AreEqual(path, url.PathAndQuery);
        }

        [TestMethod]
        [DataRow("ftp://example.com/")]
        [DataRow("example.com/upload")]
        [DataRow("http://")]
        [DataRow("http://a b/")]
        public static void What_is_no_address_is_refused(string text)
        {
            HttpUrl url;
            string error;
            Assert.IsFalse(HttpUrl.TryParse(text, out url, out error));
            Assert.IsTrue(error.Length > 0);
        }
    }
}
