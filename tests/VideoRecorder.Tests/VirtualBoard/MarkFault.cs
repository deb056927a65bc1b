namespace VideoRecorder.Tests.VirtualBoard;

/// <summary>How a card or a PC's file system fails to keep the mark of delivered clips.</summary>
public enum MarkFault
{
    /// <summary>It refuses to set it.</summary>
    Refused,

    /// <summary>It takes it, and does not keep it.</summary>
    Forgotten,

    /// <summary>It shows it at each file.</summary>
    AlwaysThere,

    /// <summary>It does not take it away.</summary>
    Stuck,
}
