namespace VideoRecorder.Core.Avi
{
    using VideoRecorder.Core.Ports.Card;

    /// <summary>
    /// Goes from chunk to chunk through the frames of a clip, as far as they are whole: a chunk '00dc' inside the
    /// file that is empty, or begins with SOI (FF D8) and ends with EOI (FF D9). One small read for each: the end
    /// of a frame and the head of the next chunk lie side by side.
    /// </summary>
    internal sealed class AviChunkReader
    {
        private const int MarkerBytes = 2;
        private const int SmallestFrame = 2 * MarkerBytes;

        // EOI, padding byte, head of the next chunk, SOI.
        private readonly byte[] _window = new byte[MarkerBytes + 1 + AviFormat.ChunkHeadBytes + MarkerBytes];

        private IFile _file;
        private long _limit;
        private long _nextStart;
        private int _nextBytes;
        private bool _hasNext;

        /// <summary>Gets where the chunk's head starts in the file.</summary>
        public int Start { get; private set; }

        /// <summary>Gets the bytes of the frame; 0 for an empty slot.</summary>
        public int Bytes { get; private set; }

        /// <summary>Gets where the frame ends in the file, without a padding byte.</summary>
        public long End => (long)Start + AviFormat.ChunkHeadBytes + Bytes;

        /// <summary>Goes before the first chunk.</summary>
        /// <param name="file">The clip.</param>
        /// <exception cref="CardException">The card is gone or failing.</exception>
        public void Begin(IFile file)
        {
            _file = file;
            _limit = file.Length < AviWriter.MaxFileBytes ? file.Length : AviWriter.MaxFileBytes;
            int read = file.Read(AviFormat.HeaderBytes, _window, 0, AviFormat.ChunkHeadBytes + MarkerBytes);
            LookAtHead(AviFormat.HeaderBytes, 0, read);
        }

        /// <summary>Goes to the next chunk.</summary>
        /// <returns><see langword="false"/> if it is not whole or there is none.</returns>
        /// <exception cref="CardException">The card is gone or failing.</exception>
        public bool MoveNext()
        {
            if (!_hasNext)
            {
                return false;
            }

            int marker = _nextBytes == 0 ? 0 : MarkerBytes;
            int pad = _nextBytes & 1;
            long end = _nextStart + AviFormat.ChunkHeadBytes + _nextBytes;
            int read = _file.Read(end - marker, _window, 0, marker + pad + AviFormat.ChunkHeadBytes + MarkerBytes);
            if (marker != 0 && (read < marker || _window[0] != 0xFF || _window[1] != 0xD9))
            {
                _hasNext = false;
                return false;
            }

            Start = (int)_nextStart;
            Bytes = _nextBytes;
            LookAtHead(end + pad, marker + pad, read);
            return true;
        }

        private void LookAtHead(long start, int at, int end)
        {
            _hasNext = false;
            if (end - at < AviFormat.ChunkHeadBytes || LittleEndian.Get(_window, at) != FourCC.Frame)
            {
                return;
            }

            _nextStart = start;
            _nextBytes = LittleEndian.Get(_window, at + 4);
            _hasNext = _nextBytes == 0 || IsFrame(at + AviFormat.ChunkHeadBytes, end);
        }

        private bool IsFrame(int soi, int end)
        {
            return _nextBytes >= SmallestFrame
                && _nextBytes <= _limit - _nextStart - AviFormat.ChunkHeadBytes
                && end - soi >= MarkerBytes
                && _window[soi] == 0xFF
                && _window[soi + 1] == 0xD8;
        }
    }
}
