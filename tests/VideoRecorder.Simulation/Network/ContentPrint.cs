using System.Runtime.InteropServices;

namespace VideoRecorder.Simulation.Network;

/// <summary>A fingerprint of many bytes, fast and the same on every machine.</summary>
internal static class ContentPrint
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        ulong print = (ulong)bytes.Length * Prime;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            print = (ulong.RotateLeft(print, 29) ^ word) * Prime;
        }

        foreach (byte one in bytes[(words.Length * sizeof(ulong))..])
        {
            print = (ulong.RotateLeft(print, 29) ^ one) * Prime;
        }

        return print ^ (print >> 32);
    }
}
