namespace VideoRecorder.Core.Http.Bodies
{
    using VideoRecorder.Core.Ports.Card;

    /// <summary>
    /// The body of an upload request, piece by piece: what comes before the clip, the clip, what comes after it. The
    /// clip is read in whole buffers from its beginning on, so that reads of the card stay aligned to its sectors.
    /// </summary>
    public abstract class RequestBody
    {
        private readonly IFile _clip;
        private readonly byte[] _before;
        private readonly byte[] _after;
        private readonly long _clipLength;

        // Counted from the beginning of the clip: below 0 in what comes before it.
        private long _position;

        /// <summary>Initializes a new instance of the <see cref="RequestBody"/> class.</summary>
        /// <param name="contentType">The <c>Content-Type</c> of the request.</param>
        /// <param name="before">The bytes before the clip.</param>
        /// <param name="clip">The clip, open for reading; it stays the caller's.</param>
        /// <param name="after">The bytes after the clip.</param>
        protected RequestBody(string contentType, byte[] before, IFile clip, byte[] after)
        {
            ContentType = contentType;
            _clipLength = clip.Length;
            Length = before.Length + _clipLength + after.Length;
            _clip = clip;
            _before = before;
            _after = after;
            _position = -before.Length;
        }

        /// <summary>Gets the <c>Content-Type</c> of the request.</summary>
        public string ContentType { get; }

        /// <summary>Gets the exact length in bytes.</summary>
        public long Length { get; }

        /// <summary>Gets the length of the clip in it, in bytes.</summary>
        public long ClipLength => _clipLength;

        /// <summary>Gives out the next piece.</summary>
        /// <param name="buffer">Receives the piece, from its beginning on.</param>
        /// <returns>The bytes in the piece; 0 when the body has ended.</returns>
        /// <exception cref="CardException">The clip cannot be read, or has become shorter.</exception>
        public int Next(byte[] buffer)
        {
            long position = _position;
            long left = _clipLength - position;
            if (position < 0 || left <= 0)
            {
                return NextOfFrame(buffer);
            }

            int count = left < buffer.Length ? (int)left : buffer.Length;
            if (_clip.Read(position, buffer, 0, count) != count)
            {
                throw new CardException(CardError.Failed, "The clip ends before its length.");
            }

            _position = position + count;
            return count;
        }

        private int NextOfFrame(byte[] buffer)
        {
            bool isBefore = _position < 0;
            byte[] source = isBefore ? _before : _after;
            int offset = (int)(isBefore ? _position + _before.Length : _position - _clipLength);
            int count = source.Length - offset;
            if (count > buffer.Length)
            {
                count = buffer.Length;
            }

            System.Array.Copy(source, offset, buffer, 0, count);
            _position += count;
            return count;
        }
    }
}
