namespace VideoRecorder.DeviceTests.Support
{
    using VideoRecorder.Core.Http;
    using VideoRecorder.Core.Ports.Network;

    /// <summary>A server that answers as a test says. Each piece takes time.</summary>
    public sealed class ScriptedTransport : ITransport
    {
        private readonly ManualClock _clock;

        /// <summary>Initializes a new instance of the <see cref="ScriptedTransport"/> class.</summary>
        /// <param name="clock">The clock.</param>
        public ScriptedTransport(ManualClock clock)
        {
            _clock = clock;
        }

        /// <summary>Gets or sets the status of the answers.</summary>
        public int Status { get; set; } = 200;

        /// <summary>Gets or sets the body of the answers.</summary>
        public string Body { get; set; } = "OK";

        /// <summary>Gets or sets the <c>Retry-After</c> of the answers.</summary>
        public string RetryAfter { get; set; } = string.Empty;

        /// <summary>Gets or sets a value indicating whether no one listens.</summary>
        public bool IsDown { get; set; }

        /// <summary>Gets or sets how many milliseconds a piece takes.</summary>
        public int PieceMs { get; set; } = 10;

        /// <summary>Gets or sets the most bytes of a piece that are taken at once.</summary>
        public int MostBytes { get; set; } = int.MaxValue;

        /// <summary>Gets how many requests were opened.</summary>
        public int Requests { get; private set; }

        /// <summary>Gets the head of the last request.</summary>
        public RequestHead Head { get; private set; }

        /// <summary>Gets the last request; <see langword="null"/> if there was none.</summary>
        public ScriptedRequest Last { get; private set; }

        /// <inheritdoc/>
        public IUploadRequest Open(RequestHead head, int timeoutMs)
        {
            Requests++;
            Head = head;
            if (IsDown)
            {
                throw new TransportException(TransportError.Connect, "no one listens");
            }

            Last = new ScriptedRequest(this, _clock, (int)head.ContentLength);
            return Last;
        }
    }
}
