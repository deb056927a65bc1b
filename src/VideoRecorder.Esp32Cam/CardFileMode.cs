namespace VideoRecorder.Esp32Cam
{
    /// <summary>How a file is opened.</summary>
    public enum CardFileMode
    {
        /// <summary>Makes a new file, for writing and reading; fails when it exists.</summary>
        CreateNew = 0,

        /// <summary>Opens an existing file for reading.</summary>
        Read = 1,

        /// <summary>Opens an existing file for writing and reading.</summary>
        Write = 2,
    }
}
