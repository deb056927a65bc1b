namespace VideoRecorder.Tests.RealFaults;

/// <summary>What a proxy does to a connection.</summary>
internal enum ProxyFaultKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Both ends are reset.</summary>
    Reset,

    /// <summary>Both ends are closed in order.</summary>
    Close,

    /// <summary>The receiver sees the end, and hears nothing more; the other direction goes on.</summary>
    HalfClose,

    /// <summary>Nothing more comes through in this direction, for longer than anybody waits.</summary>
    Stall,

    /// <summary>From here on the bytes come through in dribs and drabs.</summary>
    Throttle,
}
