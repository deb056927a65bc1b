namespace nanoFramework.Networking
{
    using System.Device.Wifi;

    public static class WifiNetworkHelper
    {
        public static WifiAdapter WifiAdapter => throw null;

        public static void SetupNetworkHelper(bool requiresDateTime = false) => throw null;
    }
}
