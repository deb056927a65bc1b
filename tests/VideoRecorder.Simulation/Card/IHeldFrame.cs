namespace VideoRecorder.Simulation.Card;

/// <summary>A camera that is not the model, whose held frame can be appended.</summary>
internal interface IHeldFrame
{
    /// <summary>Gets the bytes of the held frame.</summary>
    ReadOnlySpan<byte> Held { get; }
}
