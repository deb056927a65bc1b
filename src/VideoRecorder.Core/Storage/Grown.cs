namespace VideoRecorder.Core.Storage
{
    using System;

    /// <summary>Longer copies of arrays; nanoFramework has no Array.Resize.</summary>
    internal static class Grown
    {
        internal static int[] Copy(int[] source, int length)
        {
            int[] copy = new int[length];
            Array.Copy(source, copy, source.Length);
            return copy;
        }

        internal static long[] Copy(long[] source, int length)
        {
            long[] copy = new long[length];
            Array.Copy(source, copy, source.Length);
            return copy;
        }

        internal static byte[] Copy(byte[] source, int length)
        {
            byte[] copy = new byte[length];
            Array.Copy(source, copy, source.Length);
            return copy;
        }
    }
}
