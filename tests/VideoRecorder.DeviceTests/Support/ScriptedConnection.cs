namespace VideoRecorder.DeviceTests.Support
{
    using System;
    using System.Text;
    using VideoRecorder.Core.Ports.Network;

    /// <summary>A connection to <see cref="ScriptedServer"/>.</summary>
    public sealed class ScriptedConnection : IConnection
    {
        private const int MaxHeadBytes = 2048;

        private readonly ScriptedServer _server;
        private readonly ManualClock _clock;
        private readonly byte[] _head = new byte[MaxHeadBytes];
        private int _headLength;
        private ScriptedRequest _request;
        private byte[] _reply = new byte[0];
        private int _given;

        /// <summary>Initializes a new instance of the <see cref="ScriptedConnection"/> class.</summary>
        /// <param name="server">The server.</param>
        /// <param name="clock">The clock.</param>
        public ScriptedConnection(ScriptedServer server, ManualClock clock)
        {
            _server = server;
            _clock = clock;
        }

        /// <inheritdoc/>
        public int ConnectMs
        {
            get { return 1; }
        }

        /// <inheritdoc/>
        public bool HasData(int waitMs)
        {
            bool isThere = _given < _reply.Length || _server.IsDown;
            _clock.Milliseconds += isThere ? 0 : waitMs;
            return isThere;
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int count, int limitMs)
        {
            int left = _reply.Length - _given;
            int read = count < left ? count : left;
            Array.Copy(_reply, _given, buffer, offset, read);
            _given += read;
            return read == 0 && _server.IsDown ? -1 : read;
        }

        /// <inheritdoc/>
        public int Write(byte[] buffer, int offset, int count, int waitMs)
        {
            if (_server.IsDown)
            {
                throw new TransportException(TransportError.Lost, "the server went away");
            }

            int taken = count < _server.MostBytes ? count : _server.MostBytes;
            return _request == null ? AddToHead(buffer, offset, taken) : AddToBody(buffer, offset, taken, waitMs);
        }

        /// <inheritdoc/>
        public void Close()
        {
            if (_request != null)
            {
                _request.Close();
            }
        }

        /// <summary>Takes bytes up to the empty line at the head's end.</summary>
        private int AddToHead(byte[] buffer, int offset, int count)
        {
            for (int i = 0; i < count; i++)
            {
                _head[_headLength] = buffer[offset + i];
                _headLength++;
                if (_headLength >= 4 && _head[_headLength - 1] == '\n' && _head[_headLength - 3] == '\n')
                {
                    _request = _server.Begin(Encoding.UTF8.GetString(_head, 0, _headLength));
                    _headLength = 0;
                    return i + 1;
                }
            }

            return count;
        }

        private int AddToBody(byte[] buffer, int offset, int count, int waitMs)
        {
            _request.Add(buffer, offset, count, _clock.Milliseconds);
            _clock.Milliseconds += _server.PieceMs < waitMs ? _server.PieceMs : waitMs;
            if (_request.IsWhole)
            {
                _reply = _server.ReplyTo(_request);
                _given = 0;
                _request = null;
            }

            return count;
        }
    }
}
