namespace System.Device.Wifi
{
    public sealed class WifiConnectionResult
    {
        private WifiConnectionResult()
        {
        }

        public WifiConnectionStatus ConnectionStatus => throw null;
    }
}
