namespace VideoRecorder.Core.Upload
{
    using VideoRecorder.Core.Avi;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Http;
    using VideoRecorder.Core.Http.Bodies;
    using VideoRecorder.Core.Http.Replies;
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Upload.Protocols;

    /// <summary>
    /// One try to send one clip: the file, the body, the request, and the time that they take. Time in a pause for a
    /// recording does not count.
    /// </summary>
    internal sealed class ClipUpload
    {
        /// <summary>A connection that breaks this early after a pause broke because of it.</summary>
        private const int CutGraceMs = 5000;

        /// <summary>When nothing moved for longer before a pause, it is not the pause that stopped it.</summary>
        private const int StallMs = 1000;

        private const int SliceMs = 200;
        private const int MaxPieces = 32;
        private const int EarlyReplyWaitMs = 250;

        // The last bytes are held back for two round trips, but no more: an answer that was on its way is there then. They are
        // so few that they go out in one piece.
        private const int LastBytes = 512;
        private const int LeastHoldMs = 50;
        private const int MostHoldMs = 2000;

        private readonly IClock _clock;
        private readonly ICard _card;
        private readonly IUploadProtocol _protocol;
        private readonly HttpConnection _http;
        private readonly byte[] _buffer;
        private readonly int _timeoutMs;
        private IFile _file;
        private OutgoingClip _clip;
        private RequestBody _body;
        private long _bodyLength;
        private int _pieceStart;
        private int _pieceLeft;
        private long _sent;
        private bool _isOpen;
        private bool _wasHeldBack;
        private long _startedAt;
        private long _movedAt;
        private long _pausedAt;
        private long _resumedAt;
        private long _pausedMs;
        private long _movedAfterPauseMs;
        private bool _wasPaused;

        internal ClipUpload(RecorderSettings settings, IClock clock, ICard card, IConnector connector, IUploadProtocol protocol)
        {
            _clock = clock;
            _card = card;
            _protocol = protocol;
            _http = new HttpConnection(connector, clock, settings.UploadTimeoutMs);
            _buffer = new byte[settings.UploadChunkSize];
            _timeoutMs = settings.UploadTimeoutMs;
        }

        internal bool IsPaused { get; private set; }

        /// <summary>Gets a value indicating whether the piece in hand is the last one.</summary>
        private bool IsEnd => _sent + _pieceLeft == _bodyLength;

        /// <summary>Gets a value indicating whether the last byte of the body was sent.</summary>
        internal bool IsBodySent { get; private set; }

        internal long ClipLength => _clip.Length;

        /// <summary>Gets how much time the last connection was given, in milliseconds.</summary>
        internal int OpenMs { get; private set; }

        /// <summary>Gets the head of the request, for the details in the log.</summary>
        internal HttpRequest Head { get; private set; }

        /// <summary>Gets a value indicating whether the head of a reply has come, of which the rest may be missing.</summary>
        internal bool HasReplyHead => _http.HasReplyHead;

        /// <summary>Gets a value indicating whether that reply has told no length, so that only the connection's end would end it.</summary>
        internal bool HasOpenEnd => _http.HasOpenEnd;

        /// <summary>Gets a value indicating whether the connection has served before, and nothing of a reply came: the server may have closed it meanwhile.</summary>
        internal bool IsLostByReuse => _http.IsReused && !_http.HasBytes;

        /// <summary>Gets how much of the clip was sent; counted as the body is, so at most its length.</summary>
        internal long ClipBytesSent => _sent < _clip.Length ? _sent : _clip.Length;

        /// <summary>Opens the clip and its first request.</summary>
        /// <param name="clip">The clip.</param>
        /// <param name="until">When the request must be open at the latest.</param>
        /// <returns><see langword="false"/> when the card took all the time; nothing is open then.</returns>
        /// <exception cref="CardException">The clip cannot be opened.</exception>
        /// <exception cref="TransportException">No connection.</exception>
        internal bool Open(Clip clip, long until)
        {
            IsPaused = false;
            _wasPaused = false;
            _pausedMs = 0;
            _movedAfterPauseMs = long.MaxValue;
            try
            {
                _file = _card.Open(clip.Path, false);
                _clip = new OutgoingClip(_file, clip.Name.SentName(clip.Name.Stamp > 0 ? 0 : AviDate.Read(_file)));
                _protocol.Begin(_clip);
                bool isOpen = Begin(until);
                _startedAt = _clock.Milliseconds;
                return isOpen;
            }
            finally
            {
                if (!_isOpen)
                {
                    Close();
                }
            }
        }

        /// <summary>Begins the next request of the clip's protocol.</summary>
        /// <param name="until">When it must be open at the latest.</param>
        /// <returns><see langword="false"/> when there is no time left for it.</returns>
        /// <exception cref="TransportException">No connection.</exception>
        internal bool Begin(long until)
        {
            FinishRequest();
            UploadRequest request = _protocol.Next();
            Head = request.Head;
            _body = request.Body;
            _bodyLength = _body == null ? 0 : _body.Length;
            _pieceLeft = 0;
            _sent = 0;
            _wasHeldBack = false;
            IsBodySent = _body == null;
            OpenMs = Limit(_timeoutMs, until - _clock.Milliseconds);
            if (OpenMs == 0)
            {
                return false;
            }

            _http.Begin(Head, OpenMs);
            _isOpen = true;
            _movedAt = _clock.Milliseconds;
            return true;
        }

        /// <summary>Sends pieces for a short while.</summary>
        /// <param name="until">When to stop at the latest.</param>
        /// <returns><see langword="false"/> when the reply is due: the body has ended, or the server answered before.</returns>
        /// <exception cref="CardException">The clip cannot be read.</exception>
        /// <exception cref="TransportException">The connection broke, or nothing moved for the time-out.</exception>
        internal bool SendSlice(long until)
        {
            if (IsBodySent)
            {
                return false;
            }

            long now = _clock.Milliseconds;
            if (_pieceLeft == 0)
            {
                _movedAt = now;
            }

            long end = now + SliceMs < until ? now + SliceMs : until;
            for (int i = 0; i < MaxPieces && now < end; i++)
            {
                // Asked again after the card: reading it may have taken long, and an answer that came before the last piece
                // was sent is no proof of it.
                if (_http.HasReply(until) || (ReadPiece() && _http.HasReply(until)))
                {
                    return false;
                }

                if (IsToBeHeldBack())
                {
                    return !HasReplyAfterHold(until);
                }

                now = SendPiece(until);
                if (_sent == _bodyLength)
                {
                    IsBodySent = true;
                    _movedAfterPauseMs = long.MaxValue;
                    return false;
                }
            }

            return true;
        }

        /// <summary>Waits for the reply.</summary>
        /// <param name="waitMs">The longest wait in milliseconds.</param>
        /// <param name="until">When to stop at the latest.</param>
        /// <returns>The reply, or <see langword="null"/> if it has not come yet.</returns>
        /// <exception cref="TransportException">The connection broke before a whole reply came.</exception>
        internal HttpReply AwaitReply(int waitMs, long until)
        {
            bool hadHead = _http.HasReplyHead;
            HttpReply reply = _http.AwaitReply(waitMs, until);
            if (_http.HasReplyHead && !hadHead)
            {
                // The rest of the answer gets a time-out of its own.
                _movedAt = _clock.Milliseconds;
            }

            return reply;
        }

        /// <summary>Gives the reply as far as it came, where its end does not come.</summary>
        internal HttpReply ReplySoFar() => _http.ReplySoFar();

        /// <summary>Searches for the answer of a server that refused the body and closed the connection.</summary>
        /// <param name="until">Until when at the latest.</param>
        /// <returns>The reply, or <see langword="null"/>.</returns>
        internal HttpReply FindEarlyReply(long until)
        {
            try
            {
                return _http.AwaitReply(Limit(EarlyReplyWaitMs, until - _clock.Milliseconds), until);
            }
            catch (TransportException)
            {
                return null;
            }
        }

        internal void Pause(long now)
        {
            IsPaused = true;
            _pausedAt = now;
        }

        internal void Resume(long now)
        {
            // What moved up to the pause and not after it was stopped by the pause.
            if (IdleMs(now) <= (IsBodySent ? CutGraceMs : StallMs))
            {
                _movedAfterPauseMs = 0;
            }

            IsPaused = false;
            _wasPaused = true;
            _resumedAt = now;
            _pausedMs += now - _pausedAt;
            _movedAt += now - _pausedAt;
        }

        /// <summary>Tells how long the request has been under way, pauses not counted.</summary>
        internal long ActiveMs(long now) => now - _startedAt - _pausedMs - (IsPaused ? now - _pausedAt : 0);

        /// <summary>Tells how long nothing was sent, pauses not counted.</summary>
        internal long IdleMs(long now) => (IsPaused ? _pausedAt : now) - _movedAt;

        /// <summary>
        /// Tells whether a connection that broke now, or a reply that did not come, is the work of a pause: the server
        /// did not wait for so long.
        /// </summary>
        /// <param name="now">The time.</param>
        /// <param name="isTimeout">Whether nothing moved for the time-out: then it counts when that began.</param>
        internal bool IsCutByPause(long now, bool isTimeout) =>
            _wasPaused && (_movedAfterPauseMs <= CutGraceMs || (!isTimeout && now - _resumedAt <= CutGraceMs));

        /// <summary>Measures the speed so far.</summary>
        /// <returns>The speed in KB/s; 0 when it cannot be known yet.</returns>
        internal int KilobytesPerSecond(long now)
        {
            long ms = ActiveMs(now);
            return ms <= 0 ? 0 : (int)(_sent * 1000 / 1024 / ms);
        }

        /// <summary>Estimates how long the whole request takes at the speed so far.</summary>
        /// <returns>The time in milliseconds; 0 when it cannot be known yet.</returns>
        internal long EstimateMs(long now) => _sent == 0 ? 0 : _bodyLength * ActiveMs(now) / _sent;

        /// <summary>
        /// Ends the request in whatever state it is and closes the clip. The connection stays where it can serve the next one.
        /// Never throws.
        /// </summary>
        internal void Close()
        {
            FinishRequest();
            if (_file != null)
            {
                try
                {
                    _file.Close();
                }
                catch (CardException)
                {
                    // It was only read.
                }

                _file = null;
            }
        }

        /// <summary>Closes the connection: there is nothing more to send.</summary>
        internal void CloseConnection()
        {
            _isOpen = false;
            _http.Close();
        }

        private static int Limit(int ms, long left) => left >= ms ? ms : left <= 0 ? 0 : (int)left;

        /// <summary>Reads the next piece when the last one is sent.</summary>
        /// <returns>Whether it was read.</returns>
        private bool ReadPiece()
        {
            if (_pieceLeft > 0)
            {
                return false;
            }

            _pieceStart = 0;
            _pieceLeft = _body.Next(_buffer);
            return true;
        }

        // Returns the time when it was done. The clock is read once before the write and once after it: reading the
        // card may have taken long.
        private long SendPiece(long until)
        {
            long now = _clock.Milliseconds;
            if (now >= until)
            {
                // Reading took the rest of the time: what was read is sent after the pause.
                return now;
            }

            long end = _movedAt + _timeoutMs;
            if (end > until)
            {
                end = until;
            }

            int count = IsEnd && !_wasHeldBack ? _pieceLeft - LastBytes : _pieceLeft;
            int taken = _http.Write(_buffer, _pieceStart, count, end > now ? (int)(end - now) : 0);
            now = _clock.Milliseconds;
            _pieceLeft -= taken;
            if (taken > 0)
            {
                _pieceStart += taken;
                _sent += taken;
                _movedAt = now;
                if (_wasPaused)
                {
                    _movedAfterPauseMs = now - _resumedAt;
                }
            }
            else if (now - _movedAt >= _timeoutMs)
            {
                throw new TransportException(TransportError.Timeout, "the server took nothing for " + UploadReport.Time(_timeoutMs));
            }

            return now;
        }

        private void FinishRequest()
        {
            if (_isOpen)
            {
                _isOpen = false;
                _http.Finish(IsBodySent);
            }
        }

        private bool IsToBeHeldBack() => IsEnd && !_wasHeldBack && _pieceLeft <= LastBytes;

        /// <summary>
        /// Waits before the last bytes for an answer that was on its way: what a server said before it had the last one must not
        /// pass for a proof. Where the window closes meanwhile, they are held back again in the next one.
        /// </summary>
        private bool HasReplyAfterHold(long until)
        {
            int hold = 2 * _http.ConnectMs;
            hold = hold < LeastHoldMs ? LeastHoldMs : hold > MostHoldMs ? MostHoldMs : hold;
            bool hasReply = _http.AwaitEarlyReply(Limit(hold, until - _clock.Milliseconds), until);
            _wasHeldBack = _clock.Milliseconds < until;
            return hasReply;
        }
    }
}
