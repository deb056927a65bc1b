namespace VideoRecorder.DeviceTests.Support
{
    using System;
    using System.Text;
    using VideoRecorder.Core.Ports.Network;

    /// <summary>A server that answers as a test says. Each piece takes time. Connections stay open between two requests.</summary>
    public sealed class ScriptedServer : IConnector
    {
        private readonly ManualClock _clock;

        /// <summary>Initializes a new instance of the <see cref="ScriptedServer"/> class.</summary>
        /// <param name="clock">The clock.</param>
        public ScriptedServer(ManualClock clock)
        {
            _clock = clock;
        }

        /// <summary>Gets or sets the status of the answers.</summary>
        public int Status { get; set; } = 200;

        /// <summary>Gets or sets the body of the answers; <see langword="null"/> for one that tells the size of the clip that came.</summary>
        public string Body { get; set; }

        /// <summary>Gets or sets the <c>Retry-After</c> of the answers.</summary>
        public string RetryAfter { get; set; } = string.Empty;

        /// <summary>Gets or sets a value indicating whether no one listens.</summary>
        public bool IsDown { get; set; }

        /// <summary>Gets or sets how many milliseconds a piece takes.</summary>
        public int PieceMs { get; set; } = 10;

        /// <summary>Gets or sets the most bytes of a piece that are taken at once.</summary>
        public int MostBytes { get; set; } = int.MaxValue;

        /// <summary>Gets how many connections were made.</summary>
        public int Connections { get; private set; }

        /// <summary>Gets how many requests were tried, also in vain.</summary>
        public int Requests { get; private set; }

        /// <summary>Gets the last request; <see langword="null"/> if there was none.</summary>
        public ScriptedRequest Last { get; private set; }

        /// <inheritdoc/>
        public IConnection Connect(string host, int port, bool isSecure, int timeoutMs)
        {
            if (IsDown)
            {
                Requests++;
                throw new TransportException(TransportError.Connect, "no one listens");
            }

            Connections++;
            return new ScriptedConnection(this, _clock);
        }

        /// <summary>Takes a request.</summary>
        /// <param name="head">Its head.</param>
        /// <returns>The request.</returns>
        internal ScriptedRequest Begin(string head)
        {
            Requests++;
            Last = new ScriptedRequest(head);
            return Last;
        }

        /// <summary>Answers a request whose body has come.</summary>
        /// <param name="request">The request.</param>
        /// <returns>The answer as it is sent.</returns>
        internal byte[] ReplyTo(ScriptedRequest request)
        {
            byte[] body = Encoding.UTF8.GetBytes(Body ?? "{\"size\":" + request.ClipLength.ToString() + "}");
            byte[] head = Encoding.UTF8.GetBytes("HTTP/1.1 " + Status.ToString() + " Scripted\r\n"
                + (RetryAfter.Length > 0 ? "Retry-After: " + RetryAfter + "\r\n" : string.Empty)
                + "Content-Length: " + body.Length.ToString() + "\r\n\r\n");
            byte[] reply = new byte[head.Length + body.Length];
            Array.Copy(head, 0, reply, 0, head.Length);
            Array.Copy(body, 0, reply, head.Length, body.Length);
            return reply;
        }
    }
}
