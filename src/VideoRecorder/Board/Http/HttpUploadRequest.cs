namespace VideoRecorder.Board.Http
{
    using System;
    using System.IO;
    using System.Net;
    using VideoRecorder.Core.Http;
    using VideoRecorder.Core.Ports.Network;

    /// <summary>An open request. The reply is read by the thread that writes the body, whenever it asks for it.</summary>
    internal sealed class HttpUploadRequest : IUploadRequest
    {
        /// <summary>The size of the buffer for what is received; at less than 256 bytes HttpWebRequest keeps some back.</summary>
        internal const int ReadBytes = 512;

        /// <summary>How often an early reply is checked for, in milliseconds.</summary>
        private const int CheckMs = 100;

        /// <summary>How often that is done with TLS, where a check costs a time-out, in milliseconds.</summary>
        private const int SecureLookMs = 1000;

        private readonly HttpWebRequest _request;
        private readonly Stream _stream;
        private readonly IBodyWriter _writer;
        private readonly bool _isSecure;
        private readonly ReplyParser _reply;
        private readonly byte[] _buffer;
        private TransportException _failure;
        private long _nextLook;
        private int _taken;
        private bool _isClosed;

        /// <summary>Initializes a new instance of the <see cref="HttpUploadRequest"/> class.</summary>
        /// <param name="request">The request, its head sent.</param>
        /// <param name="stream">Its connection.</param>
        /// <param name="writer">Writes the body to that.</param>
        /// <param name="isSecure">Whether this is TLS.</param>
        /// <param name="reply">Reads the reply.</param>
        /// <param name="buffer">Space for what is received, <see cref="ReadBytes"/>.</param>
        internal HttpUploadRequest(HttpWebRequest request, Stream stream, IBodyWriter writer, bool isSecure, ReplyParser reply, byte[] buffer)
        {
            _request = request;
            _stream = stream;
            _writer = writer;
            _isSecure = isSecure;
            _reply = reply;
            _buffer = buffer;
        }

        /// <inheritdoc/>
        public bool HasReply
        {
            get
            {
                long now = Environment.TickCount64;
                if (now >= _nextLook && !_isClosed)
                {
                    Poll();
                    _nextLook = now + (_isSecure ? SecureLookMs : CheckMs);
                }

                return _reply.HasHead;
            }
        }

        /// <inheritdoc/>
        public int Write(byte[] buffer, int offset, int count, int waitMs)
        {
            if (_failure != null)
            {
                throw _failure;
            }

            try
            {
                int taken = _writer.Write(buffer, offset, count, waitMs);
                _taken = _taken < TlsHint.MostTakenBytes ? _taken + taken : _taken;
                return taken;
            }
            catch (TransportException e)
            {
                throw WithHint(e);
            }
        }

        /// <inheritdoc/>
        public UploadReply WaitReply(int waitMs)
        {
            long end = Environment.TickCount64 + waitMs;
            int left = waitMs;
            while (!_reply.IsComplete)
            {
                if (_failure != null)
                {
                    throw _failure;
                }

                if (!Read(left > 1 ? left : 1))
                {
                    return null;
                }

                left = (int)(end - Environment.TickCount64);
            }

            // A success counts only when the last piece has gone out, as it could answer less than the whole.
            bool isWhole = !_reply.IsSuccess || _writer.IsWritten(left > 0 ? left : 0);
            return isWhole ? _reply.ToReply() : null;
        }

        /// <inheritdoc/>
        public void Close()
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
            _writer.End();
            try
            {
                _stream.Close();
                _request.Dispose();
            }
            catch (Exception)
            {
                // The connection is gone, as it should be.
            }
        }

        private void Poll()
        {
            while (_failure == null && !_reply.HasHead && (_isSecure || HasBytes()) && Read(1))
            {
            }
        }

        private bool HasBytes()
        {
            try
            {
                return _stream.Length > 0;
            }
            catch (Exception)
            {
                // The next write tells what happened.
                return false;
            }
        }

        /// <summary>Reads what there is.</summary>
        /// <returns>Whether anything came: bytes, the end of the connection or an error.</returns>
        private bool Read(int waitMs)
        {
            try
            {
                _stream.ReadTimeout = waitMs;
                int count = _stream.Read(_buffer, 0, _buffer.Length);
                if (count > 0)
                {
                    _reply.Add(_buffer, count);
                }
                else
                {
                    _reply.End();
                }
            }
            catch (TransportException e)
            {
                _failure = WithHint(e);
            }
            catch (Exception e)
            {
                int code = SocketCode.Of(e);
                if (code == TransportFaults.TimedOut)
                {
                    return false;
                }

                Lose(code);
            }

            return true;
        }

        /// <summary>A connection that broke ends a reply that says enough already.</summary>
        private void Lose(int code)
        {
            if (_reply.HasHead && !_reply.IsSuccess)
            {
                _reply.End();
            }
            else
            {
                _failure = WithHint(TransportFaults.Broken(code));
            }
        }

        private TransportException WithHint(TransportException error)
        {
            bool mayBeTls = error.Error == TransportError.Lost && !_isSecure && !_reply.HasBytes && _taken < TlsHint.MostTakenBytes;
            return mayBeTls ? TlsHint.AddTo(error) : error;
        }
    }
}
