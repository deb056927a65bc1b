using System.Buffers;

namespace VideoRecorder.Simulation.Network;

/// <summary>Sets of characters.</summary>
internal static class Letters
{
    private const string Some = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static SearchValues<char> AndDigits { get; } = SearchValues.Create(Some);

    /// <summary>Gets the visible ASCII and the blank.</summary>
    public static SearchValues<char> Printable { get; } = SearchValues.Create(Some + " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");

    /// <summary>Gets those that neither end a quoted name nor lead out of a folder.</summary>
    public static SearchValues<char> OfNames { get; } = SearchValues.Create(Some + " !#$%&'()*+,-.;<=>?@[]^_`{|}~:");
}
