namespace VideoRecorder.Core.Avi
{
    using System;
    using VideoRecorder.Core.Ports.Card;

    /// <summary>
    /// Makes a clip whole again whose recording was cut off: searches for the last whole frame, cuts the file there,
    /// appends an index and writes the final header. In place, in bounded steps, with one buffer of 4 KB. It may be
    /// stopped at any write and started over: the header is written last, after the index is on the card.
    /// </summary>
    /// <remarks>
    /// Nothing in the file is trusted: a broken or hostile one costs at most one pass over as many chunks as
    /// <see cref="AviWriter"/> would write, and grows by no more than an index.
    /// </remarks>
    public sealed class AviRepair
    {
        private const int ChunksPerStep = 32;
        private const int BufferBytes = 4096;
        private const int MaxSlots = AviWriter.MaxIndexBytes / AviFormat.IndexEntryBytes;

        private readonly byte[] _buffer = new byte[BufferBytes];
        private readonly byte[] _start = new byte[12];
        private readonly AviHeader _header = new AviHeader();
        private readonly AviChunkReader _chunks = new AviChunkReader();
        private readonly JpegSize _size = new JpegSize();

        private IFile _file;
        private AviRepairPhase _phase;
        private int _scanned;
        private int _indexed;
        private int _filled;
        private long _end;
        private bool _hasSize;
        private int _maxFrameBytes;

        /// <summary>Gets how the repair ended; <see cref="AviRepairResult.None"/> while it has not, or if it failed.</summary>
        public AviRepairResult Result { get; private set; }

        /// <summary>Gets the frames that a repaired clip holds; 0 for one that needed no repair.</summary>
        public int Frames { get; private set; }

        /// <summary>Gets the slots that a repaired clip holds, empty ones included.</summary>
        public int Slots { get; private set; }

        /// <summary>
        /// Tells whether a clip was finished. Reads its header and the head of its index only. A repair that is
        /// under way is dropped.
        /// </summary>
        /// <param name="file">The clip.</param>
        /// <returns>Its state; a file that is no clip of this recorder is unfinished.</returns>
        /// <exception cref="CardException">The card is gone or failing.</exception>
        public AviFileState Inspect(IFile file)
        {
            Drop();
            return ReadHeader(file) && IsFinished(file) ? AviFileState.Finished : AviFileState.Unfinished;
        }

        /// <summary>Starts a repair. One that is under way is dropped.</summary>
        /// <param name="file">The clip, open for writing. The caller keeps it and closes it in the end.</param>
        /// <exception cref="CardException">The card is gone or failing.</exception>
        public void Begin(IFile file)
        {
            Drop();
            _file = file;
            Frames = 0;
            Slots = 0;
            _scanned = 0;
            _indexed = 0;
            _maxFrameBytes = 0;
            _hasSize = false;

            if (!ReadHeader(file))
            {
                if (IsForeign(file))
                {
                    Result = AviRepairResult.NotOurs;
                    return;
                }

                // The sector of the header is lost; the frames behind it may not be.
                _header.UseDefaults();
            }
            else if (IsFinished(file))
            {
                Slots = _header.Slots;
                Result = AviRepairResult.AlreadyFinished;
                return;
            }

            _chunks.Begin(file);
            _phase = AviRepairPhase.Scan;
        }

        /// <summary>Does the next bounded piece of work: 32 chunks, or a few writes.</summary>
        /// <returns><see langword="true"/> when the repair has ended; see <see cref="Result"/>.</returns>
        /// <exception cref="CardException">
        /// The card is full, gone or failing. The repair must be started over, now or after the next start.
        /// </exception>
        /// <exception cref="InvalidOperationException">None was begun since the last one failed or was dropped.</exception>
        public bool Step()
        {
            if (_phase == AviRepairPhase.Done && Result == AviRepairResult.None)
            {
                throw new InvalidOperationException("No repair is under way.");
            }

            AviRepairPhase phase = _phase;
            _phase = AviRepairPhase.Done; // an exception ends the repair
            switch (phase)
            {
                case AviRepairPhase.Scan:
                    _phase = Scan();
                    break;
                case AviRepairPhase.Cut:
                    _phase = Cut();
                    break;
                case AviRepairPhase.Index:
                    _phase = AppendIndex();
                    break;
                case AviRepairPhase.Close:
                    _phase = WriteHeader();
                    break;
            }

            return _phase == AviRepairPhase.Done;
        }

        private void Drop()
        {
            _phase = AviRepairPhase.Done;
            Result = AviRepairResult.None;
        }

        private bool ReadHeader(IFile file) => file.Read(0, _buffer, 0, AviFormat.HeaderBytes) == AviFormat.HeaderBytes && _header.TryRead(_buffer);

        // Where the header was to be, a power cut leaves the start of one or zeros; nothing else of ours lacks it.
        private bool IsForeign(IFile file)
        {
            int count = file.Read(0, _buffer, 0, AviFormat.HeaderBytes);
            LittleEndian.Put(_start, 0, FourCC.Riff);
            LittleEndian.Put(_start, 4, 0);
            LittleEndian.Put(_start, 8, FourCC.Avi);
            bool isStart = count < AviFormat.HeaderBytes;
            bool isZero = true;
            for (int i = 0; i < count; i++)
            {
                isStart = isStart && (i >= _start.Length || _buffer[i] == _start[i]);
                isZero = isZero && _buffer[i] == 0;
            }

            return !isStart && !isZero;
        }

        private bool IsFinished(IFile file)
        {
            long length = file.Length;
            long indexStart = AviFormat.MovieStart + _header.MovieBytes;
            long indexBytes = length - indexStart - AviFormat.ChunkHeadBytes;
            if (_header.RiffBytes != length - AviFormat.ChunkHeadBytes
                || indexBytes < 0
                || indexBytes != (long)_header.Slots * AviFormat.IndexEntryBytes
                || _header.StreamSlots != _header.Slots)
            {
                return false;
            }

            return file.Read(indexStart, _buffer, 0, AviFormat.ChunkHeadBytes) == AviFormat.ChunkHeadBytes
                && LittleEndian.Get(_buffer, 0) == FourCC.Index
                && LittleEndian.GetUnsigned(_buffer, 4) == indexBytes;
        }

        private AviRepairPhase Scan()
        {
            for (int i = 0; i < ChunksPerStep; i++)
            {
                if (_scanned >= MaxSlots || !_chunks.MoveNext())
                {
                    return EndScan();
                }

                _scanned++;
                if (_chunks.Bytes > 0)
                {
                    CountFrame();
                }
            }

            return AviRepairPhase.Scan;
        }

        // The clip ends with its last frame: empty slots after it are left out.
        private void CountFrame()
        {
            if (!_hasSize && _size.Find(_file, _chunks.Start + AviFormat.ChunkHeadBytes, _chunks.Bytes, _buffer))
            {
                _hasSize = true;
                _header.Width = _size.Width;
                _header.Height = _size.Height;
            }

            Frames++;
            Slots = _scanned;
            _end = _chunks.End;
            if (_chunks.Bytes > _maxFrameBytes)
            {
                _maxFrameBytes = _chunks.Bytes;
            }
        }

        private AviRepairPhase EndScan()
        {
            if (Frames == 0)
            {
                Result = AviRepairResult.NothingToSave;
                return AviRepairPhase.Done;
            }

            return AviRepairPhase.Cut;
        }

        private AviRepairPhase Cut()
        {
            if (_file.Length > _end)
            {
                _file.Truncate(_end);
            }

            // The index starts with a byte that makes the last frame even, if it is odd.
            _filled = (int)_end & 1;
            _buffer[0] = 0;
            LittleEndian.Put(_buffer, _filled, FourCC.Index);
            LittleEndian.Put(_buffer, _filled + 4, Slots * AviFormat.IndexEntryBytes);
            _filled += AviFormat.ChunkHeadBytes;

            _indexed = 0;
            _chunks.Begin(_file);
            return AviRepairPhase.Index;
        }

        private AviRepairPhase AppendIndex()
        {
            for (int i = 0; i < ChunksPerStep && _indexed < Slots; i++)
            {
                if (!_chunks.MoveNext())
                {
                    throw new CardException(
                        CardError.Failed,
                        "The card gives other bytes when it is read again. Check the card, or use another one.");
                }

                AppendEntry();
                _indexed++;
            }

            if (_indexed < Slots)
            {
                return AviRepairPhase.Index;
            }

            FlushBuffer();
            return AviRepairPhase.Close;
        }

        private void AppendEntry()
        {
            if (_filled + AviFormat.IndexEntryBytes > BufferBytes)
            {
                FlushBuffer();
            }

            LittleEndian.Put(_buffer, _filled, FourCC.Frame);
            LittleEndian.Put(_buffer, _filled + 4, AviFormat.KeyFrame);
            LittleEndian.Put(_buffer, _filled + 8, _chunks.Start - AviFormat.MovieStart);
            LittleEndian.Put(_buffer, _filled + 12, _chunks.Bytes);
            _filled += AviFormat.IndexEntryBytes;
        }

        private void FlushBuffer()
        {
            _file.Append(_buffer, 0, _filled);
            _filled = 0;
        }

        private AviRepairPhase WriteHeader()
        {
            _file.Sync();
            _header.Slots = Slots;
            _header.MaxFrameBytes = _maxFrameBytes;
            _header.MovieBytes = _end + (_end & 1) - AviFormat.MovieStart;
            _header.RiffBytes = _file.Length - AviFormat.ChunkHeadBytes;
            _header.Write(_buffer);
            _file.Overwrite(0, _buffer, 0, AviFormat.HeaderBytes);
            _file.Sync();
            Result = AviRepairResult.Repaired;
            return AviRepairPhase.Done;
        }
    }
}
