namespace VideoRecorder.Simulation.Network;

/// <summary>How the end of a reply is told, and what becomes of the connection after it.</summary>
internal enum ReplyEnd
{
    /// <summary>By its length; the connection stays open.</summary>
    Length,

    /// <summary>By the last chunk; the connection stays open.</summary>
    Chunks,

    /// <summary>By its length; the server says that it closes.</summary>
    LengthAndClose,

    /// <summary>By the end of the connection.</summary>
    Close,

    /// <summary>Not at all: the connection stays open, and nothing more comes.</summary>
    Never,

    /// <summary>It breaks off before its end.</summary>
    Cut,
}
