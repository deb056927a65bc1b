namespace VideoRecorder.Core.Avi
{
    /// <summary>What a repair does next.</summary>
    internal enum AviRepairPhase
    {
        /// <summary>Nothing.</summary>
        Done = 0,

        /// <summary>Search for the last whole frame.</summary>
        Scan = 1,

        /// <summary>Cut off what comes after it.</summary>
        Cut = 2,

        /// <summary>Read the chunks again and append the index.</summary>
        Index = 3,

        /// <summary>Write the final header.</summary>
        Close = 4,
    }
}
