namespace VideoRecorder.Core.Storage
{
    /// <summary>Why the card refused something.</summary>
    public enum CardError
    {
        /// <summary>There is no card, or it cannot be mounted.</summary>
        NotPresent = 0,

        /// <summary>There is no room left.</summary>
        Full = 1,

        /// <summary>The card is write-protected.</summary>
        ReadOnly = 2,

        /// <summary>There is no such file or folder.</summary>
        NotFound = 3,

        /// <summary>A file of that name exists.</summary>
        AlreadyExists = 4,

        /// <summary>The card failed to read or write.</summary>
        Failed = 5,
    }
}
