namespace VideoRecorder.DeviceTests.Upload
{
    using System;
    using nanoFramework.TestFramework;
    using VideoRecorder.Core.Http;
    using VideoRecorder.Core.Http.Replies;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Text;
    using VideoRecorder.Core.Upload.Proof;
    using VideoRecorder.Core.Upload.Targets;

    /// <summary>What the answer of a server means.</summary>
    [TestClass]
    public class ReplyTests
    {
        [TestMethod]
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
            Assert.AreEqual(verdict, (int)StatusRules.Of(status).Verdict);
        }

        [TestMethod]
        [DataRow("{\"size\":1000}", 0)]
        [DataRow(" { \"message\" : \"ok, {size}\", \"size\" : 1000 } ", 0)]
        [DataRow("{\"a\":{\"size\":1},\"Size\":\"1000\"}", 0)]
        [DataRow("[{\"size\":1000.0}]", 0)]
        [DataRow("<b>Warning</b>: a page{\"size\":1000}", 0)]
        [DataRow("{\"size\":999}", 5)]
        [DataRow("{\"size\":\"1001\"}", 5)]
        [DataRow("{\"data\":{\"size\":0}}", 5)]
        [DataRow("<br /><b>Warning</b>: too large{\"size\":0}", 5)]
        [DataRow("OK", 6)]
        [DataRow("", 6)]
        [DataRow("{\"sizes\":1000}", 6)]
        [DataRow("{\"error\":\"disk full\"}", 7)]
        [DataRow("{\"success\":false}", 7)]
        [DataRow("Sorry, there was an error", 7)]
        [DataRow("<!DOCTYPE html><title>Login</title>", 8)]
        public static void Only_a_right_size_proves_that_the_server_has_the_clip(string body, int verdict)
        {
            HttpReply reply = new HttpReply();
            reply.Status = 200;
            reply.Body = body;
            Assert.AreEqual(verdict, (int)SizeProof.Judge(reply, 1000, UploadProof.Size));
        }

        [TestMethod]
        public static void A_reply_is_read_in_pieces()
        {
            byte[] answer = System.Text.Encoding.UTF8.GetBytes(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nRetry-After: 5\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4;x=y\r\n\":1}\r\n0\r\n\r\n");
            ReplyParser parser = new ReplyParser(new byte[HttpReply.MaxBodyBytes], false);
            byte[] one = new byte[1];
            for (int i = 0; i < answer.Length; i++)
            {
                one[0] = answer[i];
                parser.Add(one, 1);
            }

            Assert.IsTrue(parser.IsComplete);
            Assert.IsTrue(parser.KeepsConnection);
            Assert.AreEqual(201, parser.ToReply().Status);
            Assert.AreEqual("5", parser.ToReply().RetryAfter);
            Assert.AreEqual("{\"a\":1}", parser.ToReply().Body);
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
