namespace VideoRecorder.Core.Http
{
    using System.Text;
    using VideoRecorder.Core.Http.Replies;
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Core.Text;

    /// <summary>
    /// HTTP/1.1 as a client speaks it (RFC 9112), one request at a time. The body is written piece by piece, with pauses as
    /// long as the caller likes. A connection that the server leaves open is used for the next request too.
    /// </summary>
    public sealed class HttpConnection
    {
        /// <summary>An answer before the body's end is checked for after so long, in milliseconds, or so many bytes.</summary>
        private const int CheckMs = 100;
        private const int CheckBytes = 16384;

        /// <summary>A connection that was unused for longer is not used again: what is in between may have forgotten it.</summary>
        private const int MaxUnusedMs = 60000;

        private const int ReadBytes = 512;

        private readonly IConnector _connector;
        private readonly IClock _clock;
        private readonly int _readTimeoutMs;
        private readonly byte[] _received = new byte[ReadBytes];
        private readonly byte[] _body = new byte[HttpReply.MaxBodyBytes];
        private IConnection _connection;
        private HttpUrl _url;
        private ReplyParser _parser;
        private TransportException _failure;
        private long _nextCheckAt;
        private long _unusedSince;
        private int _uncheckedBytes;
        private int _taken;

        internal HttpConnection(IConnector connector, IClock clock, int readTimeoutMs)
        {
            _connector = connector;
            _clock = clock;
            _readTimeoutMs = readTimeoutMs;
        }

        /// <summary>Gets how long the connection took to be made, in milliseconds.</summary>
        internal int ConnectMs => _connection.ConnectMs;

        /// <summary>Gets a value indicating whether the connection has served another request before.</summary>
        internal bool IsReused { get; private set; }

        /// <summary>Gets a value indicating whether anything of a reply came.</summary>
        internal bool HasBytes => _parser != null && _parser.HasBytes;

        /// <summary>Gets a value indicating whether the head of the final reply came.</summary>
        internal bool HasReplyHead => _parser.HasHead;

        /// <summary>Gets a value indicating whether the reply under way has told no length.</summary>
        internal bool HasOpenEnd => _parser.HasOpenEnd;

        /// <summary>Connects, where no connection can be used again, and sends the head of a request.</summary>
        /// <param name="request">The request.</param>
        /// <param name="timeoutMs">The longest time in milliseconds for all of it; at least 1.</param>
        /// <exception cref="TransportException">No connection, or it broke, or the time was over.</exception>
        internal void Begin(HttpRequest request, int timeoutMs)
        {
            long end = _clock.Milliseconds + timeoutMs;
            IsReused = IsUsable(request.Url);
            _parser = null;
            if (!IsReused)
            {
                Close();
                _connection = _connector.Connect(request.Url.Host, request.Url.Port, request.Url.IsHttps, timeoutMs);
            }

            _url = request.Url;
            _parser = new ReplyParser(_body, request.Method == "HEAD");
            _failure = null;
            _taken = 0;
            _nextCheckAt = 0;
            SendHead(request, timeoutMs, end);
        }

        /// <summary>Tells whether a final reply has arrived, perhaps before the body's end. Asks from time to time only.</summary>
        /// <param name="until">When reading ends at the latest.</param>
        /// <returns>Whether it has.</returns>
        internal bool HasReply(long until)
        {
            bool isDue = _uncheckedBytes >= CheckBytes || _clock.Milliseconds >= _nextCheckAt;
            return _parser.HasHead || (isDue && AwaitEarlyReply(0, until));
        }

        /// <summary>Waits for a final reply before the body's end.</summary>
        /// <param name="waitMs">The longest wait in milliseconds; 0 only asks.</param>
        /// <param name="until">When reading ends at the latest.</param>
        /// <returns>Whether its head has come.</returns>
        internal bool AwaitEarlyReply(int waitMs, long until)
        {
            long end = _clock.Milliseconds + waitMs;
            try
            {
                while (!_parser.HasHead && _failure == null && Left(until) > 0 && _connection.HasData(Left(end)))
                {
                    Receive(until);
                }
            }
            catch (TransportException e)
            {
                // The next write tells it.
                _failure = e;
            }

            _nextCheckAt = _clock.Milliseconds + CheckMs;
            _uncheckedBytes = 0;
            return _parser.HasHead;
        }

        /// <summary>Writes a piece of the body, or the part of it that can be sent now; see <see cref="IConnection.Write"/>.</summary>
        /// <param name="buffer">The bytes.</param>
        /// <param name="offset">Where they start.</param>
        /// <param name="count">How many.</param>
        /// <param name="waitMs">The longest wait in milliseconds.</param>
        /// <returns>How many were taken.</returns>
        /// <exception cref="TransportException">The connection broke.</exception>
        internal int Write(byte[] buffer, int offset, int count, int waitMs)
        {
            try
            {
                ThrowIfBroken();
                int taken = _connection.Write(buffer, offset, count, waitMs);

                // Where not all of it went, an answer to what went before may come in between.
                _uncheckedBytes = taken < count ? CheckBytes : _uncheckedBytes + taken;
                _taken = _taken < TlsHint.MostTakenBytes ? _taken + taken : _taken;
                return taken;
            }
            catch (TransportException e)
            {
                throw WithHint(e);
            }
        }

        /// <summary>Waits for the reply. May be called again while it has not come.</summary>
        /// <param name="waitMs">The longest wait in milliseconds; 0 only asks.</param>
        /// <param name="until">When reading ends at the latest.</param>
        /// <returns>The reply, or <see langword="null"/> if it has not come yet.</returns>
        /// <exception cref="TransportException">The connection broke before a whole reply came.</exception>
        internal HttpReply AwaitReply(int waitMs, long until)
        {
            long end = _clock.Milliseconds + waitMs;
            try
            {
                while (!_parser.IsComplete)
                {
                    ThrowIfBroken();
                    if (Left(until) == 0 || !_connection.HasData(Left(end)))
                    {
                        return null;
                    }

                    Receive(until);
                }
            }
            catch (TransportException e)
            {
                throw WithHint(e);
            }

            return _parser.ToReply();
        }

        /// <summary>Gives the reply as far as it came; its head has. For one whose end does not come.</summary>
        /// <returns>The reply.</returns>
        internal HttpReply ReplySoFar() => _parser.ToReply();

        /// <summary>Ends the request. The connection stays open where the whole request was sent and the reply allows it.</summary>
        /// <param name="isSent">Whether the last byte of the body was sent before the answer came.</param>
        internal void Finish(bool isSent)
        {
            bool isKept = isSent && _failure == null && _parser != null && _parser.KeepsConnection;
            if (!isKept)
            {
                Close();
            }

            _unusedSince = _clock.Milliseconds;
        }

        /// <summary>Ends the request in whatever state it is, and the connection. Never throws.</summary>
        internal void Close()
        {
            if (_connection != null)
            {
                _connection.Close();
                _connection = null;
            }
        }

        private int Left(long end)
        {
            long left = end - _clock.Milliseconds;
            return left <= 0 ? 0 : left < int.MaxValue ? (int)left : int.MaxValue;
        }

        /// <summary>Anything that can be read before a request is sent, an end too, makes a connection useless for it.</summary>
        private bool IsUsable(HttpUrl url)
        {
            bool isSame = _connection != null && _url.Host == url.Host && _url.Port == url.Port && _url.IsHttps == url.IsHttps;
            try
            {
                return isSame && _clock.Milliseconds - _unusedSince <= MaxUnusedMs && !_connection.HasData(0);
            }
            catch (TransportException)
            {
                return false;
            }
        }

        private void SendHead(HttpRequest request, int timeoutMs, long end)
        {
            byte[] head = Encoding.UTF8.GetBytes(request.ToString());
            int sent = 0;
            try
            {
                while (sent < head.Length)
                {
                    int left = Left(end);
                    sent += _connection.Write(head, sent, head.Length - sent, left);
                    if (sent < head.Length && left == 0)
                    {
                        throw TransportFaults.Silent(_url.Host, _url.Port, timeoutMs);
                    }
                }
            }
            catch (TransportException e)
            {
                Close();
                throw WithHint(e);
            }
        }

        /// <summary>Reads what is there. A connection that broke ends a reply that says enough already.</summary>
        private void Receive(long until)
        {
            int left = Left(until);
            int limitMs = left > _readTimeoutMs ? _readTimeoutMs : left > 0 ? left : 1;
            int count;
            try
            {
                count = _connection.Read(_received, 0, _received.Length, limitMs);
            }
            catch (TransportException)
            {
                if (!_parser.HasHead || _parser.IsSuccess)
                {
                    throw;
                }

                count = -1;
            }

            if (count < 0)
            {
                _parser.End();
            }
            else
            {
                _parser.Add(_received, count);
            }
        }

        private void ThrowIfBroken()
        {
            if (_failure != null)
            {
                throw _failure;
            }
        }

        private TransportException WithHint(TransportException error)
        {
            bool mayBeTls = error.Error == TransportError.Lost && !_url.IsHttps && !IsReused && !HasBytes && _taken < TlsHint.MostTakenBytes;
            return mayBeTls ? TlsHint.AddTo(error) : error;
        }
    }
}
