namespace VideoRecorder.DeviceTests.Support
{
    using System;
    using VideoRecorder.Core;
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Settings;

    /// <summary>A whole recorder on a board of memory, in virtual time. Its three parts are stepped as they ask for it.</summary>
    public sealed class RecorderBench
    {
        private readonly long[] _due = new long[3];
        private IActivePart[] _parts;

        /// <summary>Initializes a new instance of the <see cref="RecorderBench"/> class. Two seconds of each ten are recorded.</summary>
        public RecorderBench()
        {
            Clock = new ManualClock();
            Card = new MemoryCard();
            Camera = new TimedCamera(Clock, 100);
            Server = new ScriptedServer(Clock);
            Settings.CaptureIntervalSec = 10;
            Settings.CaptureDurationSec = 2;
            Settings.FramesPerSecond = 10;
            Settings.FrameSize = FrameSize.QVGA;
            Settings.MinFreeSpaceMB = 1;
            Settings.MaxStorageMB = 32;
            Settings.UploadPauseLeadMs = 1000;
            Settings.UploadChunkSize = 512;
            Settings.WifiSsid = "garden";
            Settings.UploadUrl = "http://192.168.1.5:3000/upload";
        }

        /// <summary>Gets the settings; they count from the first step on.</summary>
        public RecorderSettings Settings { get; } = new RecorderSettings();

        /// <summary>Gets the clock.</summary>
        public ManualClock Clock { get; }

        /// <summary>Gets the card.</summary>
        public MemoryCard Card { get; }

        /// <summary>Gets the camera.</summary>
        public TimedCamera Camera { get; }

        /// <summary>Gets the link.</summary>
        public SteadyLink Link { get; } = new SteadyLink();

        /// <summary>Gets the server.</summary>
        public ScriptedServer Server { get; }

        /// <summary>Gets the LED.</summary>
        public CountedLed Led { get; } = new CountedLed();

        /// <summary>Gets the log.</summary>
        public ListLog Log { get; } = new ListLog();

        /// <summary>Gets the recorder; <see langword="null"/> before the first step.</summary>
        public RecorderParts Parts { get; private set; }

        /// <summary>Lets the recorder run.</summary>
        /// <param name="untilMs">Until when.</param>
        public void RunUntil(long untilMs)
        {
            Build();
            while (Clock.Milliseconds < untilMs)
            {
                int part = EarliestPart();
                if (_due[part] > Clock.Milliseconds)
                {
                    Clock.Milliseconds = _due[part] < untilMs ? _due[part] : untilMs;
                    continue;
                }

                int wait = _parts[part].Step();
                if (wait < 0)
                {
                    throw new InvalidOperationException("A part asks to be called in the past.");
                }

                _due[part] = Clock.Milliseconds + wait;
            }
        }

        /// <summary>Stops the recorder in order.</summary>
        public void Shutdown()
        {
            Parts.Network.Shutdown();
            Parts.Recorder.Shutdown();
            Parts.Led.Shutdown();
        }

        private void Build()
        {
            if (Parts != null)
            {
                return;
            }

            Board board = new Board();
            board.Name = "a board of memory";
            board.ResetReason = "power on";
            board.Seed = 7;
            board.Camera = Camera;
            board.Card = Card;
            board.Clock = Clock;
            board.Link = Link;
            board.Connector = Server;
            board.Led = Led;
            board.Log = Log;
            Parts = new RecorderParts(Settings, board);
            Parts.Announce();
            _parts = new IActivePart[] { Parts.Recorder, Parts.Network, Parts.Led };
        }

        private int EarliestPart()
        {
            int earliest = 0;
            for (int i = 1; i < _parts.Length; i++)
            {
                if (_due[i] < _due[earliest])
                {
                    earliest = i;
                }
            }

            return earliest;
        }
    }
}
