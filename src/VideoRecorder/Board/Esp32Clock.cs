namespace VideoRecorder.Board
{
    using System;
    using nanoFramework.Networking;
    using VideoRecorder.Core.Ports;

    /// <summary>The clock of the chip, set by SNTP.</summary>
    public sealed class Esp32Clock : IClock
    {
        private readonly string _ntpServer;

        /// <summary>Initializes a new instance of the <see cref="Esp32Clock"/> class.</summary>
        /// <param name="ntpServer">The name or IPv4 address of the time server.</param>
        public Esp32Clock(string ntpServer)
        {
            _ntpServer = ntpServer;
        }

        /// <inheritdoc/>
        public long Milliseconds
        {
            get { return Environment.TickCount64; }
        }

        /// <inheritdoc/>
        public DateTime UtcNow
        {
            get { return DateTime.UtcNow; }
        }

        /// <inheritdoc/>
        public void RequestSync()
        {
            try
            {
                // Each time: when the first address comes, the firmware sets its own server again. It keeps only a reference to
                // the name; the text of a constant stays where it is.
                Sntp.Server1 = _ntpServer;
                Sntp.UpdateNow();
            }
            catch (Exception)
            {
                // The time stays as it is, and whoever waits for it asks again and says so.
            }
        }
    }
}
