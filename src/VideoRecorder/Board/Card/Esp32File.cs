namespace VideoRecorder.Board.Card
{
    using System;
    using VideoRecorder.Board.Camera;
    using VideoRecorder.Core.Ports.Camera;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Esp32Cam;

    /// <summary>An open file of the card, which the native card task reads and writes. Used by one thread at a time.</summary>
    /// <remarks>Each frame is two calls, and the board interprets them: they make no call that is not needed.</remarks>
    public sealed class Esp32File : IFile
    {
        private readonly CardState _card;
        private readonly string _path;
        private readonly int _handle;
        private long _length;
        private bool _isClosed;

        /// <summary>Initializes a new instance of the <see cref="Esp32File"/> class.</summary>
        /// <param name="card">Learns when the card is gone.</param>
        /// <param name="path">The path on the card, for messages.</param>
        /// <param name="handle">The open file.</param>
        public Esp32File(CardState card, string path, int handle)
        {
            _card = card;
            _path = path;
            _handle = handle;
        }

        /// <inheritdoc/>
        public long Length
        {
            get { return _length; }
        }

        /// <inheritdoc/>
        public void Append(byte[] buffer, int offset, int count)
        {
            CardStatus status = CardFile.Append(_handle, buffer, offset, count);
            if (status != CardStatus.Ok)
            {
                _card.Check((int)status, _path);
            }

            _length += count;
        }

        /// <inheritdoc/>
        public void AppendFrame(ICamera camera)
        {
            Esp32Camera own = camera as Esp32Camera;
            if (own == null)
            {
                throw new ArgumentException("not the camera of this board");
            }

            CardStatus status = CardFile.AppendFrame(_handle);
            if (status != CardStatus.Ok)
            {
                _card.Check((int)status, _path);
            }

            _length += own.HeldLength;
        }

        /// <inheritdoc/>
        public void Overwrite(long position, byte[] buffer, int offset, int count)
        {
            Check(CardFile.Overwrite(_handle, position, buffer, offset, count));
        }

        /// <inheritdoc/>
        public int Read(long position, byte[] buffer, int offset, int count)
        {
            int read = CardFile.Read(_handle, position, buffer, offset, count);
            if (read < 0)
            {
                _card.Check(read, _path);
            }

            return read;
        }

        /// <inheritdoc/>
        public void Truncate(long length)
        {
            Check(CardFile.Truncate(_handle, length));
            _length = length;
        }

        /// <inheritdoc/>
        public void Sync()
        {
            Check(CardFile.Sync(_handle));
        }

        /// <inheritdoc/>
        public void Close()
        {
            if (!_isClosed)
            {
                _isClosed = true;
                Check(CardFile.Close(_handle));
            }
        }

        /// <summary>Asks for the length, which is counted from then on.</summary>
        /// <exception cref="CardException">The card fails; the file is closed then.</exception>
        internal void ReadLength()
        {
            _length = CardFile.GetLength(_handle);
            if (_length < 0)
            {
                _isClosed = true;
                CardFile.Close(_handle);
                _card.Check((int)_length, _path);
            }
        }

        private void Check(CardStatus status)
        {
            if (status != CardStatus.Ok)
            {
                _card.Check((int)status, _path);
            }
        }
    }
}
