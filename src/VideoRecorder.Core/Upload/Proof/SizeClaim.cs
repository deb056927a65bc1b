namespace VideoRecorder.Core.Upload.Proof
{
    /// <summary>What an answer tells of the size of what was stored.</summary>
    public enum SizeClaim
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>That of the clip.</summary>
        Right = 1,

        /// <summary>Another one, or several that differ.</summary>
        Wrong = 2,
    }
}
