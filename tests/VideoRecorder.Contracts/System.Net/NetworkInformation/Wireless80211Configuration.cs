namespace System.Net.NetworkInformation
{
    public class Wireless80211Configuration
    {
        private Wireless80211Configuration()
        {
        }

        public string Ssid => throw null;

        public string Password => throw null;

        public ConfigurationOptions Options => throw null;

        public static Wireless80211Configuration[] GetAllWireless80211Configurations() => throw null;

        public enum ConfigurationOptions : byte
        {
            AutoConnect = 0x06,
        }
    }
}
