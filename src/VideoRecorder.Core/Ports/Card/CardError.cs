namespace VideoRecorder.Core.Ports.Card
{
    /// <summary>Why the card refused something.</summary>
    public enum CardError
    {
        /// <summary>There is no card, or it cannot be mounted.</summary>
        NotPresent = 0,

        /// <summary>There is no space left.</summary>
        Full = 1,

        /// <summary>The whole card is write-protected.</summary>
        ReadOnly = 2,

        /// <summary>There is no such file or folder.</summary>
        NotFound = 3,

        /// <summary>A file or folder of that name exists.</summary>
        AlreadyExists = 4,

        /// <summary>The card failed to read or write.</summary>
        Failed = 5,

        /// <summary>One file or folder is read-only, or of another kind. That says nothing about the rest of the card.</summary>
        Denied = 6,
    }
}
