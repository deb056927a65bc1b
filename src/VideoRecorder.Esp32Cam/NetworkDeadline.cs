namespace VideoRecorder.Esp32Cam
{
    using System.Runtime.CompilerServices;

    /// <summary>
    /// Ends a network call that blocks. nanoFramework's TLS handshakes and TLS writes stop all managed threads until the other
    /// side answers; when the deadline passes, a native task shuts the TCP connections down, and the call returns with an error.
    /// </summary>
    public static class NetworkDeadline
    {
        /// <summary>Arms the deadline, or moves it.</summary>
        /// <param name="milliseconds">In how many milliseconds it passes, 1 or more.</param>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void Arm(int milliseconds);

        /// <summary>Takes the deadline back.</summary>
        /// <returns>Whether it had passed, and connections were shut down.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern bool Disarm();
    }
}
