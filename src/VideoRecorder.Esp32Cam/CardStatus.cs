namespace VideoRecorder.Esp32Cam
{
    /// <summary>What the card answers. Calls that return a count or a handle return one of these when it is negative.</summary>
    public enum CardStatus
    {
        /// <summary>It was done.</summary>
        Ok = 0,

        /// <summary>There is no card, or it was detached.</summary>
        NotPresent = -1,

        /// <summary>There is no space left.</summary>
        Full = -2,

        /// <summary>The whole card is write-protected.</summary>
        ReadOnly = -3,

        /// <summary>There is no such file or folder.</summary>
        NotFound = -4,

        /// <summary>A file or folder of that name exists.</summary>
        AlreadyExists = -5,

        /// <summary>A folder is not empty.</summary>
        NotEmpty = -6,

        /// <summary>The card failed to read or write.</summary>
        Failed = -7,

        /// <summary>The card did not answer for so long that it counts as failed.</summary>
        TimedOut = -8,

        /// <summary>There is not enough native memory.</summary>
        NoMemory = -9,

        /// <summary>Too many files are open, or a handle or argument is not valid.</summary>
        NotValid = -10,

        /// <summary>One file or folder is read-only. That says nothing about the rest of the card.</summary>
        Denied = -11,

        /// <summary>A file has the name that a folder should have.</summary>
        NoFolder = -12,
    }
}
