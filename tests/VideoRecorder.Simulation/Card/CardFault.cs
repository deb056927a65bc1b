namespace VideoRecorder.Simulation.Card;

/// <summary>What a call of the card can meet.</summary>
internal enum CardFault
{
    None,

    /// <summary>A read or write error; the call may have done a part of its work.</summary>
    Failed,

    /// <summary>The card does not answer, in this call; it has to be mounted again.</summary>
    Gone,

    /// <summary>There is no space for what is written, in this call.</summary>
    Full,

    /// <summary>The card refuses to write, in this call.</summary>
    ReadOnly,

    Stall250,

    Stall1000,

    Stall5000,
}
