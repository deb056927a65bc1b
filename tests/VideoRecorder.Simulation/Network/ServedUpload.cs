namespace VideoRecorder.Simulation.Network;

/// <summary>One request as the server saw it.</summary>
internal sealed class ServedUpload(int number, SimulatedHead head, long openedAt)
{
    public int Number { get; } = number;

    public SimulatedHead Head { get; } = head;

    public long OpenedAt { get; } = openedAt;

    /// <summary>Gets when the request ended, by either side or for lack of power; null while it is open.</summary>
    public long? ClosedAt { get; internal set; }

    /// <summary>Gets how the server treats it.</summary>
    public ServerConduct Conduct { get; internal set; }

    /// <summary>Gets the bytes of the body that the recorder handed over.</summary>
    public long SentBytes { get; internal set; }

    /// <summary>Gets the bytes of the body that came to the server.</summary>
    public long ReceivedBytes { get; internal set; }

    /// <summary>Gets when the server had the last byte of the body; null when it did not come whole.</summary>
    public long? WholeAt { get; internal set; }

    /// <summary>Gets whether the server stored the clip.</summary>
    public bool IsStored { get; internal set; }

    /// <summary>Gets the file's name in the body, or in the head if the body is the bare clip; null before the body is whole.</summary>
    public string? FileName { get; internal set; }

    /// <summary>Gets the device's name, from the same place.</summary>
    public string? Device { get; internal set; }

    /// <summary>
    /// Gets the clip as the server stored it; null when it stored none. A server that keeps no clips
    /// (<see cref="ServerModel.KeepsClips"/>) has it until the request is over, and no bytes of it after that.
    /// </summary>
    public byte[]? Clip { get; set; }

    /// <summary>Gets the length of the clip that the server stored; -1 when it stored none.</summary>
    public long ClipLength { get; internal set; } = -1;

    /// <summary>Gets the <see cref="ContentPrint"/> of the clip that the server stored.</summary>
    public ulong ClipHash { get; internal set; }

    /// <summary>Gets or sets the status of the reply that the recorder was given; 0 for none.</summary>
    public int Status { get; set; }

    /// <summary>Gets or sets what that reply is worth; what came before the last byte is worth nothing.</summary>
    public ReplyWorth Worth { get; set; }

    /// <summary>Gets or sets whether the recorder could know that it had the whole reply.</summary>
    public bool HasWholeReply { get; set; }

    /// <summary>Gets or sets whether the recorder was given the head of a success that was sent after the last byte, and not yet the rest.</summary>
    public bool IsHalfRead { get; set; }

    /// <summary>Gets or sets whether the recorder was given all of a proof but the end of the connection that ends it: it may believe it.</summary>
    public bool IsUnendedProof { get; set; }

    /// <summary>Gets or sets whether the recorder was given some of a success that was sent before the last byte.</summary>
    public bool IsTooEarly { get; set; }

    /// <summary>Gets whether that reply proves that the server has the clip: a 2xx with the right size, sent after the last byte.</summary>
    public bool IsProof => Worth == ReplyWorth.Proof;
}
