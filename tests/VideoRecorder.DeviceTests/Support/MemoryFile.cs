namespace VideoRecorder.DeviceTests.Support
{
    using System;
    using System.Text;
    using VideoRecorder.Core.Ports.Camera;
    using VideoRecorder.Core.Ports.Card;

    /// <summary>A file in memory.</summary>
    public sealed class MemoryFile : IFile
    {
        private byte[] _bytes = new byte[1024];
        private int _length;
        private bool _isChanged;

        /// <summary>Gets or sets the path on its card.</summary>
        public string Path { get; set; } = string.Empty;

        /// <summary>Gets the bytes; those from <see cref="Length"/> on mean nothing.</summary>
        public byte[] Bytes
        {
            get { return _bytes; }
        }

        /// <summary>Gets or sets the length that it cannot outgrow at once: the first try fails as on a full card.</summary>
        public int Limit { get; set; } = int.MaxValue;

        /// <summary>Gets or sets a value indicating whether the card is gone.</summary>
        public bool IsGone { get; set; }

        /// <summary>Gets how often it was synced.</summary>
        public int Syncs { get; private set; }

        /// <summary>Gets or sets a value indicating whether it is open.</summary>
        public bool IsOpen { get; set; } = true;

        /// <summary>Gets or sets a value indicating whether it is marked as delivered: until a change of it is synced.</summary>
        public bool IsDelivered { get; set; }

        /// <inheritdoc/>
        public long Length
        {
            get { return _length; }
        }

        /// <inheritdoc/>
        public void Append(byte[] buffer, int offset, int count)
        {
            RequireCard();
            if (_length + count > Limit)
            {
                Limit = int.MaxValue;
                throw new CardException(CardError.Full, "no space is left");
            }

            if (_length + count > _bytes.Length)
            {
                byte[] larger = new byte[(_length + count) * 2];
                Array.Copy(_bytes, 0, larger, 0, _length);
                _bytes = larger;
            }

            Array.Copy(buffer, offset, _bytes, _length, count);
            _length += count;
            _isChanged = _isChanged || count > 0;
        }

        /// <inheritdoc/>
        public void AppendFrame(ICamera camera)
        {
            TimedCamera held = (TimedCamera)camera;
            if (!held.IsHolding)
            {
                throw new InvalidOperationException("No picture is held.");
            }

            Append(held.Picture, 0, held.Picture.Length);
        }

        /// <inheritdoc/>
        public void Overwrite(long position, byte[] buffer, int offset, int count)
        {
            RequireCard();
            Array.Copy(buffer, offset, _bytes, (int)position, count);
            _isChanged = _isChanged || count > 0;
        }

        /// <inheritdoc/>
        public int Read(long position, byte[] buffer, int offset, int count)
        {
            RequireCard();
            int left = position < _length ? _length - (int)position : 0;
            int read = count < left ? count : left;
            if (read > 0)
            {
                Array.Copy(_bytes, (int)position, buffer, offset, read);
            }

            return read;
        }

        /// <inheritdoc/>
        public void Truncate(long length)
        {
            RequireCard();
            _isChanged = _isChanged || length < _length;
            _length = (int)length;
        }

        /// <inheritdoc/>
        public void Sync()
        {
            RequireCard();
            Syncs++;
            EndChange();
        }

        /// <inheritdoc/>
        public void Close()
        {
            IsOpen = false;
            if (!IsGone)
            {
                EndChange();
            }
        }

        /// <summary>Copies what is in it.</summary>
        /// <returns>Its bytes.</returns>
        public byte[] Content()
        {
            byte[] content = new byte[_length];
            Array.Copy(_bytes, 0, content, 0, _length);
            return content;
        }

        /// <summary>Reads a number as RIFF has it.</summary>
        /// <param name="at">Where it stands.</param>
        /// <returns>The number.</returns>
        public int Number(int at)
        {
            return _bytes[at] | (_bytes[at + 1] << 8) | (_bytes[at + 2] << 16) | (_bytes[at + 3] << 24);
        }

        /// <summary>Reads ASCII text.</summary>
        /// <param name="at">Where it stands.</param>
        /// <param name="count">How many characters.</param>
        /// <returns>The text.</returns>
        public string Text(int at, int count)
        {
            return Encoding.UTF8.GetString(_bytes, at, count);
        }

        // What was changed is pending again.
        private void EndChange()
        {
            IsDelivered = IsDelivered && !_isChanged;
            _isChanged = false;
        }

        private void RequireCard()
        {
            if (IsGone)
            {
                throw new CardException(CardError.NotPresent, "no card is in");
            }
        }
    }
}
