namespace VideoRecorder.Board.Http
{
    using System;
    using System.IO;
    using System.Threading;
    using VideoRecorder.Core.Ports.Network;

    /// <summary>
    /// Writes a body in pieces by a thread of its own, which may wait for a slow server for as long as it takes: over a
    /// recording too. A write that is broken off by a time-out could not be taken up again, for nanoFramework does not tell
    /// how much of it went out. While one piece is sent the next is read from the card.
    /// </summary>
    internal sealed class PieceSender : IBodyWriter
    {
        /// <summary>The longest piece in bytes.</summary>
        internal const int MaxPiece = 8192;

        private readonly Stream _stream;
        private readonly byte[] _piece;
        private readonly AutoResetEvent _given = new AutoResetEvent(false);
        private readonly AutoResetEvent _free = new AutoResetEvent(true);
        private int _length;
        private bool _isEnded;
        private TransportException _failure;

        /// <summary>Initializes a new instance of the <see cref="PieceSender"/> class and starts its thread.</summary>
        /// <param name="stream">The connection. Closing it ends the thread.</param>
        /// <param name="piece">Space for a piece, <see cref="MaxPiece"/>.</param>
        internal PieceSender(Stream stream, byte[] piece)
        {
            _stream = stream;
            _piece = piece;
            stream.WriteTimeout = Timeout.Infinite;
            new Thread(Run).Start();
        }

        /// <inheritdoc/>
        public int Write(byte[] buffer, int offset, int count, int waitMs)
        {
            if (!_free.WaitOne(waitMs, false))
            {
                return 0;
            }

            if (_failure != null)
            {
                _free.Set();
                throw _failure;
            }

            int taken = count < MaxPiece ? count : MaxPiece;
            Array.Copy(buffer, offset, _piece, 0, taken);
            _length = taken;
            _given.Set();
            return taken;
        }

        /// <inheritdoc/>
        public bool IsWritten(int waitMs)
        {
            if (!_free.WaitOne(waitMs, false))
            {
                return false;
            }

            _free.Set();
            return _failure == null ? true : throw _failure;
        }

        /// <inheritdoc/>
        public void End()
        {
            _isEnded = true;
            _given.Set();
        }

        private void Run()
        {
            try
            {
                _given.WaitOne();
                while (!_isEnded)
                {
                    _stream.Write(_piece, 0, _length);
                    _free.Set();
                    _given.WaitOne();
                }
            }
            catch (Exception e)
            {
                // Whatever it is, the thread ends and the caller hears of it.
                _failure = TransportFaults.Broken(SocketCode.Of(e));
                _free.Set();
            }
        }
    }
}
