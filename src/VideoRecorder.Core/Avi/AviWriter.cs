namespace VideoRecorder.Core.Avi
{
    using System;
    using VideoRecorder.Core.Ports.Camera;
    using VideoRecorder.Core.Ports.Card;

    /// <summary>
    /// Writes a clip: an AVI file with one MJPG stream and an index. A slot of the recording is a chunk, which is
    /// empty when there was no frame for it, so that a clip plays as long as it took. One writer serves all clips
    /// of a board, one after the other; its memory is allocated once. The sizes in the header stay 0 until
    /// <see cref="Finish"/> has the index on the card.
    /// </summary>
    /// <remarks>Layout: AVI RIFF File Reference. No file grows to where OpenDML extensions would be needed.</remarks>
    public sealed class AviWriter
    {
        /// <summary>The longest index in bytes: the largest array of nanoFramework, in whole entries of 16 bytes.</summary>
        public const int MaxIndexBytes = 786352;

        /// <summary>The longest file in bytes, with its index: 1 MiB below 1 GiB.</summary>
        public const long MaxFileBytes = 1072693248;

        private const int SizeAt = 5;
        private const int SizeBytes = 4;

        // What a slot adds beside its frame: the head of its chunk with a padding byte on both sides, and its entry.
        private const int SlotBytes = AviFormat.IndexEntryBytes + (2 * (AviFormat.ChunkHeadBytes + 1));

        // A byte that pads the chunk before, then the head of a chunk.
        private readonly byte[] _head = new byte[1 + AviFormat.ChunkHeadBytes];
        private readonly byte[] _block = new byte[AviFormat.HeaderBytes];
        private readonly byte[] _index;
        private readonly AviHeader _header = new AviHeader();

        private IFile _file;
        private int _indexBytes;
        private int _length;
        private int _frames;
        private int _maxFrameBytes;

        internal AviWriter(int maxSlots)
        {
            if (maxSlots < 1)
            {
                throw new ArgumentException("A clip needs space for a slot.");
            }

            int most = MaxIndexBytes / AviFormat.IndexEntryBytes;
            _index = new byte[(maxSlots < most ? maxSlots : most) * AviFormat.IndexEntryBytes];
            FillIndexTemplate();
        }

        /// <summary>Gets the slots of the clip so far, empty ones included.</summary>
        public int Slots => _indexBytes / AviFormat.IndexEntryBytes;

        /// <summary>Gets the frames of the clip so far.</summary>
        public int Frames => _frames;

        /// <summary>Gets the bytes of the file so far.</summary>
        public long Length => _length;

        /// <summary>Gets the bytes of the largest frame so far.</summary>
        public int MaxFrameBytes => _maxFrameBytes;

        /// <summary>Gets or sets the local time for the header of the next clip, YYYYmmddHHmmss; 0 when it is not known.</summary>
        public long Date
        {
            get { return _header.Date; }
            set { _header.Date = value; }
        }

        /// <summary>Starts a clip.</summary>
        /// <param name="file">A new, empty file. The caller keeps it and closes it in the end.</param>
        /// <param name="width">The width that was set, in pixels; the first frame's own wins.</param>
        /// <param name="height">The height that was set, in pixels; the first frame's own wins.</param>
        /// <param name="framesPerSecond">The rate that was set, 1 to 1000; it stands in the header until the end.</param>
        /// <exception cref="ArgumentException">The file is not empty, or a figure is out of its range.</exception>
        /// <exception cref="CardException">The card is full, gone or failing.</exception>
        public void Begin(IFile file, int width, int height, int framesPerSecond)
        {
            if (width < 1 || width > AviHeader.MaxPictureSide || height < 1 || height > AviHeader.MaxPictureSide)
            {
                throw new ArgumentException("A picture has 1 to 65535 pixels in each direction.");
            }

            if (framesPerSecond < 1 || framesPerSecond > AviHeader.MaxFramesPerSecond)
            {
                throw new ArgumentException("A clip has 1 to 1000 frames per second.");
            }

            if (file.Length != 0)
            {
                throw new ArgumentException("A clip starts with an empty file.");
            }

            _file = file;
            _indexBytes = 0;
            _frames = 0;
            _maxFrameBytes = 0;
            LittleEndian.Put(_head, 1, FourCC.Frame);

            _header.Width = width;
            _header.Height = height;
            _header.NominalRate = framesPerSecond;
            _header.UseNominalRate();
            _header.Slots = 0;
            _header.MaxFrameBytes = 0;
            _header.RiffBytes = 0;
            _header.MovieBytes = 0;
            _header.Write(_block);
            file.Append(_block, 0, AviFormat.HeaderBytes);
            _length = AviFormat.HeaderBytes;
        }

        /// <summary>Adds the frame that the camera holds as the next slot.</summary>
        /// <param name="camera">The camera of the same board.</param>
        /// <param name="frame">What it told of that frame, which has no defect.</param>
        /// <exception cref="InvalidOperationException">The index is full: <see cref="IsFull"/> was not asked.</exception>
        /// <exception cref="CardException">The card is full, gone or failing. The slot is not counted; <see cref="Finish"/> is all that may follow.</exception>
        public void AddFrame(ICamera camera, CameraFrame frame)
        {
            if (_indexBytes >= _index.Length)
            {
                throw IndexIsFull();
            }

            int bytes = frame.Length;
            int start = AppendHead(bytes);
            _file.AppendFrame(camera);
            AddEntry(start, bytes);
            if (bytes > _maxFrameBytes)
            {
                _maxFrameBytes = bytes;
            }

            if (_frames == 0 && frame.Width > 0 && frame.Height > 0)
            {
                _header.Width = frame.Width;
                _header.Height = frame.Height;
            }

            _frames++;
        }

        /// <summary>Adds a slot that has no frame: a player shows the one before for longer.</summary>
        /// <exception cref="InvalidOperationException">The index is full: <see cref="IsFull"/> was not asked.</exception>
        /// <exception cref="CardException">The card is full, gone or failing. The slot is not counted; <see cref="Finish"/> is all that may follow.</exception>
        public void AddEmptySlot()
        {
            if (_indexBytes >= _index.Length)
            {
                throw IndexIsFull();
            }

            AddEntry(AppendHead(0), 0);
        }

        /// <summary>Tells whether the clip must go on in a next file before a frame.</summary>
        /// <param name="nextFrameBytes">The length of that frame in bytes; 0 for an empty slot.</param>
        /// <returns><see langword="true"/> if the frame, or the index with it, would grow too long.</returns>
        public bool IsFull(int nextFrameBytes) =>
            _indexBytes >= _index.Length || nextFrameBytes > (int)MaxFileBytes - SlotBytes - _length - _indexBytes;

        /// <summary>
        /// Ends the clip: appends the index, brings it to the card, then puts the final figures into the header.
        /// The file stays open. What a failed slot left at its end is cut off first.
        /// </summary>
        /// <param name="elapsedMs">
        /// The milliseconds that the slots took; the rate is slots over time as an exact fraction. 0 or less: the
        /// rate stays the one that was set.
        /// </param>
        /// <exception cref="CardException">
        /// The card is full, gone or failing. The file counts as unfinished then, and can be repaired.
        /// </exception>
        public void Finish(long elapsedMs)
        {
            if (_file.Length > _length)
            {
                _file.Truncate(_length);
            }

            LittleEndian.Put(_head, 1, FourCC.Index);
            int indexStart = AppendHead(_indexBytes);
            _file.Append(_index, 0, _indexBytes);
            _length = indexStart + AviFormat.ChunkHeadBytes + _indexBytes;
            _file.Sync();

            int slots = Slots;
            if (slots > 0 && elapsedMs > 0)
            {
                _header.SetRate(slots, elapsedMs);
            }

            _header.Slots = slots;
            _header.MaxFrameBytes = _maxFrameBytes;
            _header.RiffBytes = _length - AviFormat.ChunkHeadBytes;
            _header.MovieBytes = indexStart - AviFormat.MovieStart;
            _header.Write(_block);
            _file.Overwrite(0, _block, 0, AviFormat.HeaderBytes);
            _file.Sync();
        }

        // All entries begin alike. A copy that doubles costs a few native calls instead of a long loop.
        private void FillIndexTemplate()
        {
            LittleEndian.Put(_index, 0, FourCC.Frame);
            LittleEndian.Put(_index, 4, AviFormat.KeyFrame);
            int filled = AviFormat.IndexEntryBytes;
            while (filled < _index.Length)
            {
                int count = filled < _index.Length - filled ? filled : _index.Length - filled;
                Array.Copy(_index, 0, _index, filled, count);
                filled += count;
            }
        }

        private static InvalidOperationException IndexIsFull() => new InvalidOperationException("The index of the clip is full.");

        // Appends the byte that makes the chunk before even, if it is odd, and the head of the next one in one go.
        private int AppendHead(int bytes)
        {
            LittleEndian.Put(_head, SizeAt, bytes);
            int pad = _length & 1;
            _file.Append(_head, 1 - pad, AviFormat.ChunkHeadBytes + pad);
            return _length + pad;
        }

        private void AddEntry(int start, int bytes)
        {
            int at = _indexBytes;
            LittleEndian.Put(_index, at + 8, start - AviFormat.MovieStart);

            // The size stands in the head already; a native copy costs a quarter of putting it byte by byte.
            Array.Copy(_head, SizeAt, _index, at + 12, SizeBytes);
            _indexBytes = at + AviFormat.IndexEntryBytes;
            _length = start + AviFormat.ChunkHeadBytes + bytes;
        }
    }
}
