namespace nanoFramework.Hardware.Esp32
{
    public class NativeMemory
    {
        public enum MemoryType
        {
            Internal = 1,
            SpiRam = 2,
        }

        public static void GetMemoryInfo(MemoryType type, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock) => throw null;
    }
}
