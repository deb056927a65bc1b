namespace VideoRecorder.Board.Link
{
    using System;
    using System.Device.Wifi;
    using System.Net.NetworkInformation;
    using System.Threading;
    using nanoFramework.Networking;
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Text;
    using VideoRecorder.Esp32Cam;

    /// <summary>
    /// WiFi. Whatever nanoFramework keeps of a network goes to the internal flash, which must rest while the camera captures. So
    /// <see cref="Prepare"/> writes before, and joining writes nothing: the methods of <see cref="WifiNetworkHelper"/> that
    /// connect would write each time. Used by one thread at a time.
    /// </summary>
    public sealed class Esp32Link : ILink
    {
        private const string NoNetworkAddress = "0.0.0.0";

        // The driver joins by itself after power on and after a loss; breaking into that only delays it.
        private const int OwnTryMs = 3000;
        private const int CheckMs = 200;

        private readonly RecorderSettings _settings;
        private readonly ILog _log;
        private WifiAdapter _adapter;
        private bool _mustJoin;

        /// <summary>Initializes a new instance of the <see cref="Esp32Link"/> class.</summary>
        /// <param name="settings">The name and password of the network.</param>
        /// <param name="log">The log.</param>
        public Esp32Link(RecorderSettings settings, ILog log)
        {
            _settings = settings;
            _log = log;
            LastError = string.Empty;
        }

        /// <inheritdoc/>
        public string LastError { get; private set; }

        /// <inheritdoc/>
        public bool IsConnected
        {
            get
            {
                bool isConnected = _adapter != null && !_mustJoin && IsUp();
                if (isConnected)
                {
                    // The driver may have joined again since the last check.
                    WifiStation.DisablePowerSave();
                }

                return isConnected;
            }
        }

        /// <summary>Stores the network if it is another one than the board knows. To be called before the camera starts.</summary>
        public void Prepare()
        {
            try
            {
                // Also sets the interface to the stored address, or to DHCP.
                WifiNetworkHelper.SetupNetworkHelper(false);
                WifiAdapter adapter = WifiNetworkHelper.WifiAdapter;
                if (_settings.WifiSsid.Length == 0)
                {
                    // The driver would join the network that an earlier program has stored.
                    adapter.Disconnect();
                    return;
                }

                _adapter = adapter;
                PrepareNetwork();
            }
            catch (Exception e)
            {
                LastError = "WiFi cannot be used (" + e.Message + "): restart the board; if that does not help, flash the image again";
            }
        }

        /// <inheritdoc/>
        public bool Connect(int timeoutMs)
        {
            if (_adapter == null)
            {
                return false;
            }

            long end = Environment.TickCount64 + timeoutMs;
            if (!_mustJoin && WaitUntilConnected(Environment.TickCount64 + OwnTryMs))
            {
                LastError = string.Empty;
                return true;
            }

            // Other threads run on; the driver gives up after 20 s, whatever the time-out.
            WifiConnectionStatus status = _adapter.Connect(_settings.WifiSsid, WifiReconnectionKind.Automatic, _settings.WifiPassword).ConnectionStatus;

            // From now on the driver tries this network by itself, also after a failure.
            _mustJoin = false;
            bool isJoined = status == WifiConnectionStatus.Success;
            bool isConnected = isJoined && WaitUntilConnected(end);
            LastError = isConnected ? string.Empty : isJoined ? LinkText.NoAddress : LinkText.Describe(status);
            return isConnected;
        }

        /// <inheritdoc/>
        public LinkInfo GetInfo()
        {
            LinkInfo info = new LinkInfo();
            NetworkInterface station = FindInterface();
            if (station != null)
            {
                string[] dns = station.IPv4DnsAddresses;
                info.Address = Known(station.IPv4Address);
                info.Gateway = Known(station.IPv4GatewayAddress);
                info.Dns = dns != null && dns.Length > 0 ? Known(dns[0]) : string.Empty;
            }

            info.SignalDbm = WifiStation.GetSignalDbm();
            return info;
        }

        private static bool IsUp()
        {
            try
            {
                return NetworkInterface.GetIsNetworkAvailable() && HasAddress(FindInterface());
            }
            catch (Exception)
            {
                // What cannot be asked counts as down: then it is joined again, with growing pauses.
                return false;
            }
        }

        private static NetworkInterface FindInterface()
        {
            NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
            for (int i = 0; i < interfaces.Length; i++)
            {
                if (interfaces[i].NetworkInterfaceType == NetworkInterfaceType.Wireless80211)
                {
                    return interfaces[i];
                }
            }

            return null;
        }

        private static bool HasAddress(NetworkInterface station)
        {
            return station != null && Known(station.IPv4Address).Length > 0;
        }

        private static string Known(string address)
        {
            return address == null || address == NoNetworkAddress ? string.Empty : address;
        }

        private static Wireless80211Configuration Stored(NetworkInterface station)
        {
            return Wireless80211Configuration.GetAllWireless80211Configurations()[station.SpecificConfigId];
        }

        private void PrepareNetwork()
        {
            try
            {
                if (!IsStored(FindInterface()))
                {
                    // Even where it cannot be stored: the name and password that it joins with are the ones that are set.
                    _mustJoin = true;
                    _adapter.Disconnect();
                    Store(FindInterface());
                    _log.Write(LogLevel.Information, "WiFi: the network " + TextLine.Clean(_settings.WifiSsid, 40) + " is new to the board and was stored");
                }
            }
            catch (Exception e)
            {
                _mustJoin = true;
                _log.Write(LogLevel.Warning, "WiFi: the network could not be stored (" + e.Message + "); the board joins it all the same");
            }
        }

        private bool IsStored(NetworkInterface station)
        {
            Wireless80211Configuration stored = Stored(station);
            return stored.Ssid == _settings.WifiSsid
                && stored.Password == _settings.WifiPassword
                && (stored.Options & Wireless80211Configuration.ConfigurationOptions.AutoConnect)
                    == Wireless80211Configuration.ConfigurationOptions.AutoConnect;
        }

        private void Store(NetworkInterface station)
        {
            Wireless80211Configuration stored = Stored(station);
            stored.Ssid = _settings.WifiSsid;
            stored.Password = _settings.WifiPassword;
            stored.Options = Wireless80211Configuration.ConfigurationOptions.AutoConnect;
            stored.SaveConfiguration();
        }

        private bool WaitUntilConnected(long end)
        {
            while (!IsConnected)
            {
                if (Environment.TickCount64 >= end)
                {
                    return false;
                }

                Thread.Sleep(CheckMs);
            }

            return true;
        }
    }
}
