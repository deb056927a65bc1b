namespace VideoRecorder.Simulation.Card;

/// <summary>What a power cut leaves of the writes that were pending.</summary>
internal enum CutOutcome
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>None of them.</summary>
    None,

    /// <summary>Those that came first.</summary>
    Prefix,

    /// <summary>Those that came first, and of the next one a part of a sector.</summary>
    TornSector,

    /// <summary>Any of them: a card may write in another order.</summary>
    Subset,

    /// <summary>
    /// What was written over older bytes, the table and the entries; of the bytes that one sync was to append, some are missing: a card's
    /// controller may put off whole blocks.
    /// </summary>
    LateAppends,
}
