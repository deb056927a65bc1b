namespace System.Device.Wifi
{
    public sealed class WifiAdapter
    {
        private WifiAdapter()
        {
        }

        public WifiConnectionResult Connect(string ssid, WifiReconnectionKind reconnectionKind, string passwordCredential) => throw null;

        public void Disconnect() => throw null;
    }
}
