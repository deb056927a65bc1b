namespace VideoRecorder.Core.Avi
{
    using System;

    /// <summary>
    /// The first 512 bytes of a clip: RIFF, the header list with one MJPG stream and the date, JUNK up to the end of the sector,
    /// and the head of the frame list. It is written twice, when a clip begins and when it ends; only numbers
    /// differ, so that a half-written second one is still recognised.
    /// </summary>
    internal sealed class AviHeader
    {
        /// <summary>The most pixels that a JPEG has in each direction.</summary>
        public const int MaxPictureSide = 65535;

        /// <summary>The highest nominal rate.</summary>
        public const int MaxFramesPerSecond = 1000;

        /// <summary>Where the text of the date stands.</summary>
        public const int DateAt = 220;

        private const int RiffSizeAt = 4;
        private const int MainAt = 32;
        private const int StreamAt = 108;
        private const int FormatAt = 172;
        private const int DateChunkAt = 212;
        private const int JunkAt = DateAt + AviDate.Bytes;
        private const int MarkAt = JunkAt + 8;
        private const int MovieListAt = 500;

        private const int MainBytes = 56;
        private const int StreamBytes = 56;
        private const int FormatBytes = 40;

        // AVIF_HASINDEX, AVIF_ISINTERLEAVED, AVIF_TRUSTCKTYPE
        private const int FlagsWithIndex = 0x910;
        private const int FlagsWithoutIndex = 0x900;

        private const int FormatVersion = 1;
        private const int DefaultFramesPerSecond = 20;

        /// <summary>Gets or sets the local time at which the recording began, YYYYmmddHHmmss; 0 when it is not known.</summary>
        public long Date { get; set; }

        /// <summary>Gets or sets the width in pixels.</summary>
        public int Width { get; set; }

        /// <summary>Gets or sets the height in pixels.</summary>
        public int Height { get; set; }

        /// <summary>Gets or sets the rate that the recorder aims at, in frames per second.</summary>
        public int NominalRate { get; set; }

        /// <summary>Gets the numerator of the frames per second.</summary>
        public int Rate { get; private set; }

        /// <summary>Gets the denominator of the frames per second.</summary>
        public int Scale { get; private set; }

        /// <summary>Gets or sets the number of chunks, empty ones included; 0 while recording.</summary>
        public int Slots { get; set; }

        /// <summary>Gets or sets the bytes of the largest frame.</summary>
        public int MaxFrameBytes { get; set; }

        /// <summary>Gets or sets the size field of the RIFF chunk: the file's length less 8; 0 while recording.</summary>
        public long RiffBytes { get; set; }

        /// <summary>Gets or sets the size field of the frame list, which starts with 'movi'; 0 while recording.</summary>
        public long MovieBytes { get; set; }

        /// <summary>Gets the chunks that the stream's header tells of; equal to <see cref="Slots"/> in a whole header.</summary>
        public int StreamSlots { get; private set; }

        /// <summary>Takes the nominal rate as the rate.</summary>
        public void UseNominalRate()
        {
            Rate = NominalRate;
            Scale = 1;
        }

        /// <summary>Takes what a header says of which nothing is left; the first frame knows the size of the picture.</summary>
        public void UseDefaults()
        {
            Date = 0;
            Width = 1;
            Height = 1;
            NominalRate = DefaultFramesPerSecond;
            UseNominalRate();
        }

        /// <summary>Sets the rate to an exact fraction.</summary>
        /// <param name="slots">The number of chunks, 1 to 2,147,483.</param>
        /// <param name="elapsedMs">The milliseconds that they took, 1 or more.</param>
        public void SetRate(int slots, long elapsedMs)
        {
            int rate = slots * 1000;
            int scale = elapsedMs > int.MaxValue ? int.MaxValue : (int)elapsedMs;
            int divisor = GreatestCommonDivisor(rate, scale);
            Rate = rate / divisor;
            Scale = scale / divisor;
        }

        /// <summary>Builds the block.</summary>
        /// <param name="block">Receives 512 bytes.</param>
        public void Write(byte[] block)
        {
            Array.Clear(block, 0, AviFormat.HeaderBytes);
            PutList(block, 0, FourCC.Riff, (int)RiffBytes, FourCC.Avi);
            PutList(block, 12, FourCC.List, JunkAt - 20, FourCC.HeaderList);
            WriteMainHeader(block);
            PutList(block, 88, FourCC.List, DateChunkAt - 96, FourCC.StreamList);
            WriteStreamHeader(block);
            WriteStreamFormat(block);
            PutChunk(block, DateChunkAt, FourCC.Date, AviDate.Bytes);
            AviDate.Write(block, DateAt, Date);
            PutChunk(block, JunkAt, FourCC.Junk, MovieListAt - MarkAt);
            LittleEndian.Put(block, MarkAt, FourCC.OwnMark);
            LittleEndian.Put(block, MarkAt + 4, FormatVersion);
            LittleEndian.Put(block, MarkAt + 8, NominalRate);
            PutList(block, MovieListAt, FourCC.List, (int)MovieBytes, FourCC.Movie);
        }

        /// <summary>Reads a block back.</summary>
        /// <param name="block">The first 512 bytes of a file.</param>
        /// <returns><see langword="false"/> if this recorder did not write it.</returns>
        public bool TryRead(byte[] block)
        {
            if (!IsOwn(block))
            {
                return false;
            }

            Date = AviDate.Parse(block, DateAt);
            RiffBytes = LittleEndian.GetUnsigned(block, RiffSizeAt);
            MovieBytes = LittleEndian.GetUnsigned(block, MovieListAt + 4);
            Slots = LittleEndian.Get(block, MainAt + 16);
            StreamSlots = LittleEndian.Get(block, StreamAt + 32);
            Width = PictureSide(LittleEndian.Get(block, MainAt + 32));
            Height = PictureSide(LittleEndian.Get(block, MainAt + 36));
            ReadRate(block);
            return true;
        }

        private static bool IsOwn(byte[] block)
        {
            return LittleEndian.Get(block, 0) == FourCC.Riff
                && LittleEndian.Get(block, 8) == FourCC.Avi
                && LittleEndian.Get(block, MainAt - 8) == FourCC.MainHeader
                && LittleEndian.Get(block, StreamAt - 8) == FourCC.StreamHeader
                && LittleEndian.Get(block, StreamAt + 4) == FourCC.MotionJpeg
                && LittleEndian.Get(block, FormatAt - 8) == FourCC.StreamFormat
                && LittleEndian.Get(block, DateChunkAt) == FourCC.Date
                && LittleEndian.Get(block, JunkAt) == FourCC.Junk
                && LittleEndian.Get(block, MarkAt) == FourCC.OwnMark
                && LittleEndian.Get(block, MarkAt + 4) == FormatVersion
                && LittleEndian.Get(block, AviFormat.MovieStart) == FourCC.Movie;
        }

        private static void PutChunk(byte[] block, int at, int code, int size)
        {
            LittleEndian.Put(block, at, code);
            LittleEndian.Put(block, at + 4, size);
        }

        private static void PutList(byte[] block, int at, int code, int size, int kind)
        {
            PutChunk(block, at, code, size);
            LittleEndian.Put(block, at + 8, kind);
        }

        private static int GreatestCommonDivisor(int a, int b)
        {
            while (b != 0)
            {
                int rest = a % b;
                a = b;
                b = rest;
            }

            return a;
        }

        private static int Clamp(long value) => value > int.MaxValue ? int.MaxValue : (int)value;

        private static int PictureSide(int pixels) => pixels < 1 || pixels > MaxPictureSide ? 1 : pixels;

        private static int MicrosecondsPerFrame(int rate, int scale) => Clamp(((1000000L * scale) + (rate / 2)) / rate);

        // A header that was cut off while it was written may hold half of each rate. The period in the main header
        // and the fraction in the stream header then disagree, and the nominal rate is the best that is known.
        private void ReadRate(byte[] block)
        {
            NominalRate = LittleEndian.Get(block, MarkAt + 8);
            if (NominalRate < 1 || NominalRate > MaxFramesPerSecond)
            {
                NominalRate = DefaultFramesPerSecond;
            }

            Scale = LittleEndian.Get(block, StreamAt + 20);
            Rate = LittleEndian.Get(block, StreamAt + 24);
            if (Scale < 1 || Rate < 1 || LittleEndian.Get(block, MainAt) != MicrosecondsPerFrame(Rate, Scale))
            {
                UseNominalRate();
            }
        }

        private void WriteMainHeader(byte[] block)
        {
            PutChunk(block, MainAt - 8, FourCC.MainHeader, MainBytes);
            LittleEndian.Put(block, MainAt, MicrosecondsPerFrame(Rate, Scale));
            LittleEndian.Put(block, MainAt + 4, MaxBytesPerSecond());
            LittleEndian.Put(block, MainAt + 12, RiffBytes == 0 ? FlagsWithoutIndex : FlagsWithIndex);
            LittleEndian.Put(block, MainAt + 16, Slots);
            LittleEndian.Put(block, MainAt + 24, 1); // streams
            LittleEndian.Put(block, MainAt + 28, LargestChunk());
            LittleEndian.Put(block, MainAt + 32, Width);
            LittleEndian.Put(block, MainAt + 36, Height);
        }

        private void WriteStreamHeader(byte[] block)
        {
            PutChunk(block, StreamAt - 8, FourCC.StreamHeader, StreamBytes);
            LittleEndian.Put(block, StreamAt, FourCC.Video);
            LittleEndian.Put(block, StreamAt + 4, FourCC.MotionJpeg);
            LittleEndian.Put(block, StreamAt + 20, Scale);
            LittleEndian.Put(block, StreamAt + 24, Rate);
            LittleEndian.Put(block, StreamAt + 32, Slots);
            LittleEndian.Put(block, StreamAt + 36, LargestChunk());
            LittleEndian.Put(block, StreamAt + 40, -1); // quality: the decoder's default
            LittleEndian.Put(block, StreamAt + 52, (Height << 16) | (Width & 0xFFFF)); // rcFrame: right, bottom
        }

        // BITMAPINFOHEADER
        private void WriteStreamFormat(byte[] block)
        {
            PutChunk(block, FormatAt - 8, FourCC.StreamFormat, FormatBytes);
            LittleEndian.Put(block, FormatAt, FormatBytes);
            LittleEndian.Put(block, FormatAt + 4, Width);
            LittleEndian.Put(block, FormatAt + 8, Height);
            LittleEndian.Put(block, FormatAt + 12, (24 << 16) | 1); // bits per pixel, planes
            LittleEndian.Put(block, FormatAt + 16, FourCC.MotionJpeg);
            LittleEndian.Put(block, FormatAt + 20, Clamp((long)Width * Height * 3));
        }

        private int LargestChunk() => AviFormat.ChunkHeadBytes + MaxFrameBytes + (MaxFrameBytes & 1);

        // What a player must be able to read in a second at worst: nothing but largest frames.
        private int MaxBytesPerSecond() => Clamp((((long)LargestChunk() * Rate) + Scale - 1) / Scale);
    }
}
