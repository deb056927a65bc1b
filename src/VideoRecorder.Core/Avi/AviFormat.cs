namespace VideoRecorder.Core.Avi
{
    /// <summary>Sizes and places that the writer and the repair of a clip agree on.</summary>
    internal static class AviFormat
    {
        /// <summary>The bytes of a chunk's head: its FourCC and its size.</summary>
        public const int ChunkHeadBytes = 8;

        /// <summary>The bytes of an entry of the index.</summary>
        public const int IndexEntryBytes = 16;

        /// <summary>AVIIF_KEYFRAME: every JPEG can be shown by itself.</summary>
        public const int KeyFrame = 0x10;

        /// <summary>The bytes before the first frame: one sector of the card.</summary>
        public const int HeaderBytes = 512;

        /// <summary>Where the code 'movi' stands; the offsets in the index count from here, so the first is 4.</summary>
        public const int MovieStart = 508;
    }
}
