namespace VideoRecorder.Core.Upload
{
    using System;
    using System.Text;
    using VideoRecorder.Core.Avi;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Http.Bodies;
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Text;

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
        private const int BoundaryBytes = 16;

        private readonly RecorderSettings _settings;
        private readonly IClock _clock;
        private readonly ICard _card;
        private readonly ITransport _transport;
        private readonly Random _chance;
        private readonly byte[] _buffer;
        private readonly int _timeoutMs;
        private IFile _file;
        private RequestBody _body;
        private long _bodyLength;
        private int _pieceStart;
        private int _pieceLeft;
        private long _sent;
        private IUploadRequest _request;
        private long _startedAt;
        private long _movedAt;
        private long _pausedAt;
        private long _resumedAt;
        private long _pausedMs;
        private long _movedAfterPauseMs;
        private bool _wasPaused;

        internal ClipUpload(RecorderSettings settings, IClock clock, ICard card, ITransport transport, Random chance)
        {
            _settings = settings;
            _clock = clock;
            _card = card;
            _transport = transport;
            _chance = chance;
            _buffer = new byte[settings.UploadChunkSize];
            _timeoutMs = settings.UploadTimeoutMs;
        }

        internal bool IsPaused { get; private set; }

        /// <summary>Gets a value indicating whether the last byte of the body was sent.</summary>
        internal bool IsBodySent { get; private set; }

        internal long ClipLength => _body.ClipLength;

        /// <summary>Gets how much time the last connection was given, in milliseconds.</summary>
        internal int OpenMs { get; private set; }

        /// <summary>Gets the head of the request, for the details in the log.</summary>
        internal RequestHead Head { get; private set; }

        /// <summary>Gets how much of the clip was sent; counted as the body is, so at most its length.</summary>
        internal long ClipBytesSent => _sent < _body.ClipLength ? _sent : _body.ClipLength;

        /// <summary>Opens the clip and the request.</summary>
        /// <param name="clip">The clip.</param>
        /// <param name="until">When the request must be open at the latest.</param>
        /// <returns><see langword="false"/> when the card took all the time; nothing is open then.</returns>
        /// <exception cref="CardException">The clip cannot be opened.</exception>
        /// <exception cref="TransportException">No connection.</exception>
        internal bool Open(Clip clip, long until)
        {
            IsPaused = false;
            IsBodySent = false;
            _body = null;
            _wasPaused = false;
            _pausedMs = 0;
            _pieceLeft = 0;
            _sent = 0;
            _movedAfterPauseMs = long.MaxValue;
            try
            {
                _file = _card.Open(clip.Path, false);
                string fileName = clip.Name.SentName(clip.Name.Stamp > 0 ? 0 : AviDate.Read(_file));
                _body = NewBody(fileName);
                _bodyLength = _body.Length;
                Head = NewHead(fileName);
                OpenMs = Limit(_timeoutMs, until - _clock.Milliseconds);
                if (OpenMs == 0)
                {
                    return false;
                }

                _request = _transport.Open(Head, OpenMs);
            }
            finally
            {
                if (_request == null)
                {
                    Close();
                }
            }

            _startedAt = _clock.Milliseconds;
            _movedAt = _startedAt;
            return true;
        }

        /// <summary>Sends pieces for a short while.</summary>
        /// <param name="until">When to stop at the latest.</param>
        /// <returns><see langword="false"/> when the reply is due: the body has ended, or the server answered before.</returns>
        /// <exception cref="CardException">The clip cannot be read.</exception>
        /// <exception cref="TransportException">The connection broke, or nothing moved for the time-out.</exception>
        internal bool SendSlice(long until)
        {
            long now = _clock.Milliseconds;
            if (_pieceLeft == 0)
            {
                _movedAt = now;
            }

            long end = now + SliceMs < until ? now + SliceMs : until;
            for (int i = 0; i < MaxPieces && now < end; i++)
            {
                // Checked again after the card: reading it may have taken long, and an answer that came before the last
                // piece was sent is no proof of it.
                if (_request.HasReply || (ReadPiece() && _request.HasReply))
                {
                    return false;
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

        internal UploadReply WaitReply(int waitMs) => _request.WaitReply(waitMs);

        /// <summary>Searches for the answer of a server that refused the body and closed the connection.</summary>
        /// <param name="until">Until when at the latest.</param>
        /// <returns>The reply, or <see langword="null"/>.</returns>
        internal UploadReply FindEarlyReply(long until)
        {
            try
            {
                return _request.WaitReply(Limit(EarlyReplyWaitMs, until - _clock.Milliseconds));
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

        /// <summary>Ends the request in whatever state it is and closes the clip. Never throws.</summary>
        internal void Close()
        {
            if (_request != null)
            {
                _request.Close();
                _request = null;
            }

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

            int taken = _request.Write(_buffer, _pieceStart, _pieceLeft, end > now ? (int)(end - now) : 0);
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

        private RequestBody NewBody(string fileName)
        {
            if (_settings.UploadFormat == UploadFormat.Raw)
            {
                return new RawBody(_file);
            }

            return new MultipartBody(_file, fileName, _settings.DeviceName, NewBoundary());
        }

        private string NewBoundary()
        {
            byte[] random = new byte[BoundaryBytes];
            _chance.NextBytes(random);
            StringBuilder boundary = new StringBuilder();
            boundary.Append("VideoRecorder");
            for (int i = 0; i < random.Length; i++)
            {
                boundary.Append(((int)random[i]).ToString("x2"));
            }

            return boundary.ToString();
        }

        private RequestHead NewHead(string fileName)
        {
            return new RequestHead
            {
                Url = _settings.UploadUrl,
                ContentType = _body.ContentType,
                ContentLength = _body.Length,
                FileName = FieldText.Encode(fileName),
                Device = FieldText.Encode(_settings.DeviceName),
                ApiKey = _settings.UploadApiKey,
            };
        }
    }
}
