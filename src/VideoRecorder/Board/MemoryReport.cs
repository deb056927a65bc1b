namespace VideoRecorder.Board
{
    using nanoFramework.Hardware.Esp32;
    using VideoRecorder.Core.Log;

    /// <summary>Says at the start how much memory native code has, for that is what camera, card and TLS need.</summary>
    internal static class MemoryReport
    {
        private const uint Kilobyte = 1024;

        /// <summary>Writes the line, or an error where there is no PSRAM.</summary>
        /// <param name="log">The log.</param>
        public static void Write(RecorderLog log)
        {
            uint total;
            uint free;
            uint largest;
            NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.Internal, out total, out free, out largest);
            string line = "Memory: " + (free / Kilobyte).ToString() + " KB internal free";
            NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.SpiRam, out total, out free, out largest);
            if (total == 0)
            {
                log.Error(line + ", no PSRAM found. Camera and card cannot work without it: use a board with PSRAM and its image.");
            }
            else
            {
                log.Info(line + ", " + (free / Kilobyte).ToString() + " KB of PSRAM for camera, card and network");
            }
        }
    }
}
