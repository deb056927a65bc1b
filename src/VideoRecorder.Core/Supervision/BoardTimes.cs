namespace VideoRecorder.Core.Supervision
{
    /// <summary>How long the calls of a board may take at the most, in milliseconds.</summary>
    public sealed class BoardTimes
    {
        /// <summary>Gets or sets the longest time of one call on the card.</summary>
        public int CardCallMs { get; set; }

        /// <summary>Gets or sets the longest time of an attempt to join the network.</summary>
        public int JoinMs { get; set; }

        /// <summary>Gets or sets the longest time in which no thread runs at all, because a native call keeps the interpreter.</summary>
        public int FreezeMs { get; set; }
    }
}
