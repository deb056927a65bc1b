namespace VideoRecorder.DeviceTests.Support
{
    using VideoRecorder.Core.Avi;
    using VideoRecorder.Core.Ports.Camera;

    /// <summary>Clips that the recorder's own writer makes.</summary>
    public static class ClipMaker
    {
        /// <summary>Makes one that was never finished.</summary>
        /// <param name="frames">Its frames.</param>
        /// <param name="length">The bytes of each.</param>
        /// <returns>The clip.</returns>
        public static MemoryFile Cut(int frames, int length)
        {
            MemoryFile file = new MemoryFile();
            Begin(file, frames, length);
            return file;
        }

        /// <summary>Makes one that was finished.</summary>
        /// <param name="frames">Its frames.</param>
        /// <param name="length">The bytes of each.</param>
        /// <param name="elapsedMs">How long it took.</param>
        /// <returns>The clip.</returns>
        public static MemoryFile Finished(int frames, int length, int elapsedMs)
        {
            MemoryFile file = new MemoryFile();
            Begin(file, frames, length).Finish(elapsedMs);
            return file;
        }

        /// <summary>Begins one.</summary>
        /// <param name="file">Its file.</param>
        /// <param name="frames">How many frames are in it at once.</param>
        /// <param name="length">The bytes of each.</param>
        /// <param name="date">Its date; 0 for none.</param>
        /// <returns>The writer.</returns>
        public static AviWriter Begin(MemoryFile file, int frames, int length, long date = 0)
        {
            AviWriter writer = new AviWriter(frames + 10);
            writer.Date = date;
            writer.Begin(file, 640, 480, 20);
            for (int i = 0; i < frames; i++)
            {
                Add(writer, length);
            }

            return writer;
        }

        /// <summary>Adds a frame.</summary>
        /// <param name="writer">The writer.</param>
        /// <param name="length">The bytes of the frame.</param>
        public static void Add(AviWriter writer, int length)
        {
            CameraFrame frame = new CameraFrame();
            TimedCamera camera = new TimedCamera(new ManualClock(), 50);
            camera.Picture = Pictures.Make(length, 9);
            camera.TakeFrame(0, frame);
            writer.AddFrame(camera, frame);
        }
    }
}
