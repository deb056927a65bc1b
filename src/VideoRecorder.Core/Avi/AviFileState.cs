namespace VideoRecorder.Core.Avi
{
    /// <summary>How far a clip got, as its header says.</summary>
    public enum AviFileState
    {
        /// <summary>Recording was cut off, or the file is no clip of this recorder: it must be repaired.</summary>
        Unfinished = 0,

        /// <summary>The header, the frame list and the index fit together and fill the file.</summary>
        Finished = 1,
    }
}
