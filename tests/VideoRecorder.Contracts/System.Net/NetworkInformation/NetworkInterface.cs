namespace System.Net.NetworkInformation
{
    public class NetworkInterface
    {
        private NetworkInterface()
        {
        }

        public string IPv4Address => throw null;

        public string[] IPv4DnsAddresses => throw null;

        public string IPv4GatewayAddress => throw null;

        public NetworkInterfaceType NetworkInterfaceType => throw null;

        public uint SpecificConfigId => throw null;

        public static NetworkInterface[] GetAllNetworkInterfaces() => throw null;

        public static bool GetIsNetworkAvailable() => throw null;
    }
}
