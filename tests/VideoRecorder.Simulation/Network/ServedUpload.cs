using VideoRecorder.Core.Upload;

namespace VideoRecorder.Simulation.Network;

/// <summary>One request as the server saw it.</summary>
internal sealed class ServedUpload(int number, RequestHead head, long openedAt)
{
    public int Number { get; } = number;

    public RequestHead Head { get; } = head;

    public long OpenedAt { get; } = openedAt;

    /// <summary>Gets the clip as the server stored it; null when the body did not come whole.</summary>
    public byte[]? Clip { get; set; }

    /// <summary>Gets or sets the status of the reply that the recorder was given; 0 for none.</summary>
    public int Status { get; set; }

    /// <summary>
    /// Gets or sets whether that reply proves that the server has the clip: a 2xx, sent after the last byte was stored,
    /// that tells no other size.
    /// </summary>
    public bool IsProof { get; set; }
}
