namespace VideoRecorder
{
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Supervision;

    /// <summary>How long the calls of this board can take.</summary>
    public static class Timing
    {
        /// <summary>The longest time of one request to the native card task, in milliseconds; it gives up then.</summary>
        public const int CardCallMs = 30000;

        /// <summary>The longest time in which nanoFramework's WiFi tries to join a network, in milliseconds.</summary>
        public const int JoinMs = 20000;

        // Mounting runs in one native call, while no thread runs: the card is asked up to 3 s for its state, and then read.
        private const int MountMs = 10000;

        /// <summary>Gets the limits of the parts.</summary>
        /// <param name="settings">The settings, checked.</param>
        /// <returns>The limits.</returns>
        public static PartLimits Limits(RecorderSettings settings)
        {
            // A TLS handshake and a TLS write keep the interpreter until the deadline that was armed before.
            int tls = settings.EnableHttps ? settings.UploadTimeoutMs : 0;
            return new PartLimits(settings, new BoardTimes
            {
                CardCallMs = CardCallMs,
                JoinMs = JoinMs,
                FreezeMs = tls > MountMs ? tls : MountMs,
            });
        }
    }
}
