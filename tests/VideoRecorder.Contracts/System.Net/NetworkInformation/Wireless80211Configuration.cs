namespace System.Net.NetworkInformation
{
    public class Wireless80211Configuration
    {
        private Wireless80211Configuration()
        {
        }

        public string Ssid
        {
            get => throw null;
            set => throw null;
        }

        public string Password
        {
            get => throw null;
            set => throw null;
        }

        public ConfigurationOptions Options
        {
            get => throw null;
            set => throw null;
        }

        public static Wireless80211Configuration[] GetAllWireless80211Configurations() => throw null;

        public void SaveConfiguration() => throw null;

        public enum ConfigurationOptions : byte
        {
            AutoConnect = 0x06,
        }
    }
}
