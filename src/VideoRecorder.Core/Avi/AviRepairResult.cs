namespace VideoRecorder.Core.Avi
{
    /// <summary>How the repair of a clip ended.</summary>
    public enum AviRepairResult
    {
        /// <summary>It has not ended, or was ended by an error of the card.</summary>
        None = 0,

        /// <summary>The clip plays up to its last whole frame.</summary>
        Repaired = 1,

        /// <summary>The clip was finished already; nothing was changed.</summary>
        AlreadyFinished = 2,

        /// <summary>There is no whole frame; nothing was changed.</summary>
        NothingToSave = 3,

        /// <summary>The file was not made by this recorder; nothing was changed.</summary>
        NotOurs = 4,
    }
}
