namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>Why a clip that the server has was sent again.</summary>
internal enum DoubleReason
{
    /// <summary>For no reason: that is promised not to happen.</summary>
    None,

    /// <summary>The recorder was given no reply.</summary>
    ReplyLost,

    /// <summary>The reply was no proof: an error, too early, with another size, or without an end.</summary>
    ReplyNoProof,

    /// <summary>The board started again before the clip was deleted or marked on the medium.</summary>
    PowerCut,

    /// <summary>The card refused to delete or mark it.</summary>
    CardRefused,
}
