namespace VideoRecorder.Tests.RealFaults;

/// <summary>What happens to a card.</summary>
public enum CardBreak
{
    /// <summary>It takes no more changes.</summary>
    ReadOnly,

    /// <summary>Its last byte is taken, by files that are not the recorder's.</summary>
    Full,

    /// <summary>It answers reads and writes with an error.</summary>
    Failing,

    /// <summary>It is pulled out, and put back later.</summary>
    Gone,
}
