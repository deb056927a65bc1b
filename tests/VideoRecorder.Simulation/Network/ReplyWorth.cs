namespace VideoRecorder.Simulation.Network;

/// <summary>What the recorder may and must do after a reply, by the rules of the proof of delivery.</summary>
internal enum ReplyWorth
{
    /// <summary>The try has failed: the clip stays pending.</summary>
    Failure,

    /// <summary>What is said is too odd for a rule: the clip may be marked or sent again, but is never deleted for it.</summary>
    Unclear,

    /// <summary>A success that proves nothing: the clip is marked, stays on the card, and is not sent again.</summary>
    Mark,

    /// <summary>A success with the right size: the clip may be deleted.</summary>
    Proof,
}
