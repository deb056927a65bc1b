namespace VideoRecorder.Esp32Cam
{
    using System.Runtime.CompilerServices;

    /// <summary>What nanoFramework does not tell of the WiFi connection.</summary>
    public static class WifiStation
    {
        /// <summary>Gets the signal strength (RSSI) of the access point.</summary>
        /// <returns>dBm, about -30 (strong) to -90 (weak); 0 without a connection.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int GetSignalDbm();

        /// <summary>Keeps the radio awake between packets. To be called after each connection.</summary>
        /// <returns>Whether the driver took it.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern bool DisablePowerSave();
    }
}
