namespace VideoRecorder.Core.Network
{
    using System;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Log;
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Status;
    using VideoRecorder.Core.Text;

    /// <summary>Watches the WiFi link, says when it comes and goes, and asks for a reconnect with growing pauses.</summary>
    public sealed class LinkMonitor
    {
        private const int NoNetworkMs = 60000;
        private const int ConnectMs = 10000;
        private const int FirstPauseMs = 5000;
        private const int LongestPauseMs = 300000;
        private const int DownLookMs = 1000;
        private const int SuspectLookMs = 2000;
        private const int ErrorChars = 200;

        private readonly RecorderSettings _settings;
        private readonly IClock _clock;
        private readonly ILink _link;
        private readonly ClipCatalogue _clips;
        private readonly SharedState _state;
        private readonly RecorderLog _log;
        private bool _isUp;
        private bool _saidNoNetwork;
        private bool _mustAnnounceQueue;
        private string _saidError = string.Empty;
        private int _pauseMs = FirstPauseMs;
        private long _nextLookAt;
        private long _nextConnectAt;

        internal LinkMonitor(RecorderSettings settings, IClock clock, ILink link, ClipCatalogue clips, SharedState state, RecorderLog log)
        {
            _settings = settings;
            _clock = clock;
            _link = link;
            _clips = clips;
            _state = state;
            _log = log;
        }

        /// <summary>Does a bounded piece of work; at most one attempt to connect, of ten seconds.</summary>
        /// <returns>In how many milliseconds it wants to be called again.</returns>
        public int Step()
        {
            if (_settings.WifiSsid.Length == 0)
            {
                return StepWithoutNetwork();
            }

            if (!_isUp)
            {
                StepDown();
            }
            else if (_clock.Milliseconds >= _nextLookAt)
            {
                Poll();
            }

            AnnounceQueue();
            return WaitMs();
        }

        /// <summary>Checks the link at once, and soon again, because a connection failed.</summary>
        /// <returns>Whether the link is up.</returns>
        public bool LookNow()
        {
            if (_isUp)
            {
                Poll();
                _nextLookAt = _clock.Milliseconds + SuspectLookMs;
            }

            return _isUp;
        }

        /// <summary>Takes the link for down after a fault, and asks for the next connect after a pause.</summary>
        public void Recover()
        {
            _isUp = false;
            _mustAnnounceQueue = false;
            _state.IsLinkUp = false;
            _nextConnectAt = _clock.Milliseconds + _pauseMs;
        }

        /// <summary>Logs what may help to find out why nothing gets through.</summary>
        public void LogDiagnostics() => LogDiagnostics(Info());

        private void LogDiagnostics(LinkInfo info)
        {
            _log.Info("WiFi Status: " + (_isUp ? "CONNECTED" : "DISCONNECTED"));
            _log.Info("Signal Strength: " + Signal(info));
            _log.Info("Gateway: " + Known(info.Gateway));
            _log.Info("DNS: " + Known(info.Dns));
        }

        private static string Signal(LinkInfo info) => info.SignalDbm == 0 ? "unknown" : info.SignalDbm.ToString() + " dBm";

        private static string Known(string address) => string.IsNullOrEmpty(address) ? "unknown" : address;

        /// <summary>Asks for the figures. They only inform: a board that fails to give them has a link all the same.</summary>
        private LinkInfo Info()
        {
            try
            {
                return _link.GetInfo() ?? new LinkInfo();
            }
            catch (Exception)
            {
                return new LinkInfo();
            }
        }

        private int StepWithoutNetwork()
        {
            if (!_saidNoNetwork)
            {
                _saidNoNetwork = true;
                _log.Info("No WiFi network is set (WifiSsid): clips are recorded and kept, nothing is uploaded.");
            }

            return NoNetworkMs;
        }

        private void Poll()
        {
            _nextLookAt = _clock.Milliseconds + (_settings.WifiCheckIntervalSec * 1000L);
            if (!_link.IsConnected)
            {
                WentDown();
            }
        }

        private void StepDown()
        {
            if (_link.IsConnected)
            {
                CameUp();
                return;
            }

            long now = _clock.Milliseconds;
            if (now < _nextConnectAt)
            {
                return;
            }

            // Before the attempt: it may end in an exception, and must not come again at once then.
            int pause = _pauseMs;
            _nextConnectAt = now + ConnectMs + pause;
            _pauseMs = pause > LongestPauseMs / 2 ? LongestPauseMs : pause * 2;
            if (_link.Connect(ConnectMs))
            {
                CameUp();
                return;
            }

            _nextConnectAt = _clock.Milliseconds + pause;
            ExplainFailure(_link.LastError);
        }

        private void ExplainFailure(string error)
        {
            error = _log.Quote(error, ErrorChars);
            if (error != _saidError)
            {
                _saidError = error;
                _log.Warning("WiFi: no connection to " + _settings.WifiSsid + ": " + TextLine.Sentence(error)
                    + "Check WifiSsid, WifiPassword and the distance to the access point. Recording goes on; the next tries come by themselves.");
            }
        }

        private void CameUp()
        {
            _isUp = true;
            _state.IsLinkUp = true;
            _saidError = string.Empty;
            _pauseMs = FirstPauseMs;
            _nextLookAt = _clock.Milliseconds + (_settings.WifiCheckIntervalSec * 1000L);
            _mustAnnounceQueue = _settings.HasTarget;
            LinkInfo info = Info();
            _log.Info("WiFi connected! IP: " + Known(info.Address));
            _log.Info("Signal strength: " + Signal(info));
            LogDiagnostics(info);
        }

        private void WentDown()
        {
            _isUp = false;
            _mustAnnounceQueue = false;
            _nextConnectAt = _clock.Milliseconds;
            _state.IsLinkUp = false;
            _log.Warning("WiFi connection lost. Recording goes on; uploads wait until it is back.");
        }

        private void AnnounceQueue()
        {
            if (_mustAnnounceQueue && _clips.IsComplete)
            {
                _mustAnnounceQueue = false;
                _log.Info("Found " + _clips.PendingCount.ToString() + " videos to upload");
            }
        }

        private int WaitMs()
        {
            if (!_isUp || _mustAnnounceQueue)
            {
                return DownLookMs;
            }

            long wait = _nextLookAt - _clock.Milliseconds;
            return wait < 0 ? 0 : (int)wait;
        }
    }
}
