namespace VideoRecorder.Board.Link
{
    using System.Device.Wifi;

    /// <summary>What an attempt to join the network ended with, in a user's words.</summary>
    public static class LinkText
    {
        /// <summary>What is said of a network that was joined but gives no address.</summary>
        public const string NoAddress = "the network was joined, but gives the board no address (DHCP)";

        /// <summary>Says what failed.</summary>
        /// <param name="status">The result; not success.</param>
        /// <returns>The words.</returns>
        public static string Describe(WifiConnectionStatus status)
        {
            switch (status)
            {
                case WifiConnectionStatus.NetworkNotAvailable:
                    return "network not found; the ESP32 sees 2.4 GHz networks only";
                case WifiConnectionStatus.InvalidCredential:
                    return "the login failed, most likely a wrong password; a weak signal can look the same";
                case WifiConnectionStatus.UnsupportedAuthenticationProtocol:
                    return "the access point asks for a kind of login that the board does not know; it must offer WPA2";
                case WifiConnectionStatus.AccessRevoked:
                    return "the access point does not let this board in (MAC filter, or too many devices)";
                case WifiConnectionStatus.Timeout:
                    return "no answer from the access point";
                default:
                    return "the access point refused, or the connection broke off at once";
            }
        }
    }
}
