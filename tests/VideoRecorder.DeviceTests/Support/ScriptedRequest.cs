namespace VideoRecorder.DeviceTests.Support
{
    using System;
    using VideoRecorder.Core.Ports.Network;

    /// <summary>A request to <see cref="ScriptedTransport"/>.</summary>
    public sealed class ScriptedRequest : IUploadRequest
    {
        private readonly ScriptedTransport _server;
        private readonly ManualClock _clock;
        private readonly byte[] _body;

        /// <summary>Initializes a new instance of the <see cref="ScriptedRequest"/> class.</summary>
        /// <param name="server">The server.</param>
        /// <param name="clock">The clock.</param>
        /// <param name="length">The bytes of the body.</param>
        public ScriptedRequest(ScriptedTransport server, ManualClock clock, int length)
        {
            _server = server;
            _clock = clock;
            _body = new byte[length];
        }

        /// <summary>Gets the body, as far as it has come.</summary>
        public byte[] Body
        {
            get { return _body; }
        }

        /// <summary>Gets how much of the body has come.</summary>
        public int Received { get; private set; }

        /// <summary>Gets the time of the last piece.</summary>
        public long LastPieceAt { get; private set; }

        /// <summary>Gets a value indicating whether it was ended.</summary>
        public bool IsClosed { get; private set; }

        /// <inheritdoc/>
        public bool HasReply
        {
            get { return false; }
        }

        /// <inheritdoc/>
        public int Write(byte[] buffer, int offset, int count, int waitMs)
        {
            int taken = count < _server.MostBytes ? count : _server.MostBytes;
            Array.Copy(buffer, offset, _body, Received, taken);
            Received += taken;
            LastPieceAt = _clock.Milliseconds;
            _clock.Milliseconds += _server.PieceMs < waitMs ? _server.PieceMs : waitMs;
            return taken;
        }

        /// <inheritdoc/>
        public UploadReply WaitReply(int waitMs)
        {
            return Received < _body.Length ? null : new UploadReply(_server.Status, _server.RetryAfter, _server.Body);
        }

        /// <inheritdoc/>
        public void Close()
        {
            IsClosed = true;
        }
    }
}
