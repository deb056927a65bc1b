namespace VideoRecorder.Simulation.Network;

/// <summary>What a call of the network can meet: a planned fault at exactly this call.</summary>
internal enum NetworkFault
{
    None,

    /// <summary>The link is lost.</summary>
    LinkLost,

    /// <summary>The connection is refused, or reset when it is open.</summary>
    Refused,

    /// <summary>The name cannot be resolved (when a request is opened; reset otherwise).</summary>
    NoName,

    /// <summary>TLS fails (when a request is opened; reset otherwise).</summary>
    NoTrust,

    /// <summary>Nothing moves any more on this connection.</summary>
    Silent,

    /// <summary>The reply is cut off, is no HTTP, or is the wrong one (see <see cref="ServerConduct"/>), from now on.</summary>
    BadReply,

    /// <summary>The server answers 503 at once.</summary>
    Refusal,
}
