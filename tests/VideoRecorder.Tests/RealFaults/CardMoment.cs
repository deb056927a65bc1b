namespace VideoRecorder.Tests.RealFaults;

/// <summary>What the recorder is about to do when it happens.</summary>
public enum CardMoment
{
    /// <summary>Taking in a frame.</summary>
    Recording,

    /// <summary>Writing the header of a clip that ends.</summary>
    Closing,

    /// <summary>Reading the middle of a clip for the server.</summary>
    Uploading,

    /// <summary>Marking a clip that was delivered.</summary>
    Marking,

    /// <summary>Deleting a clip that was delivered.</summary>
    Deleting,

    /// <summary>Looking after a start what is on the card.</summary>
    Scanning,

    /// <summary>Repairing a clip that was cut off.</summary>
    Repairing,
}
