namespace VideoRecorder.Core.Avi
{
    /// <summary>
    /// The four-character codes of an AVI file with one MJPG stream, as little-endian numbers: the first character
    /// is the lowest byte (AVI RIFF File Reference).
    /// </summary>
    internal static class FourCC
    {
        /// <summary>'RIFF', the file.</summary>
        public const int Riff = 0x46464952;

        /// <summary>'AVI ', the form of the file.</summary>
        public const int Avi = 0x20495641;

        /// <summary>'LIST', a chunk of chunks.</summary>
        public const int List = 0x5453494C;

        /// <summary>'hdrl', the list of headers.</summary>
        public const int HeaderList = 0x6C726468;

        /// <summary>'avih', the header of the file.</summary>
        public const int MainHeader = 0x68697661;

        /// <summary>'strl', the list that describes a stream.</summary>
        public const int StreamList = 0x6C727473;

        /// <summary>'strh', the header of a stream.</summary>
        public const int StreamHeader = 0x68727473;

        /// <summary>'strf', the format of a stream.</summary>
        public const int StreamFormat = 0x66727473;

        /// <summary>'vids', a stream of pictures.</summary>
        public const int Video = 0x73646976;

        /// <summary>'MJPG', pictures that are whole JPEG files.</summary>
        public const int MotionJpeg = 0x47504A4D;

        /// <summary>'IDIT', the date of the recording.</summary>
        public const int Date = 0x54494449;

        /// <summary>'JUNK', bytes that a player skips.</summary>
        public const int Junk = 0x4B4E554A;

        /// <summary>'movi', the list of frames.</summary>
        public const int Movie = 0x69766F6D;

        /// <summary>'00dc', a compressed frame of stream 0.</summary>
        public const int Frame = 0x63643030;

        /// <summary>'idx1', the index of the frames.</summary>
        public const int Index = 0x31786469;

        /// <summary>'VREC', our own mark inside the JUNK chunk of the header.</summary>
        public const int OwnMark = 0x43455256;
    }
}
