namespace VideoRecorder.Core.Led
{
    using VideoRecorder.Core.Status;

    /// <summary>
    /// A repeating pattern of the LED: spans in milliseconds, on and off in turn, beginning with on. The last span is
    /// the pause before the pattern repeats.
    /// </summary>
    public sealed class LedPattern
    {
        /// <summary>Lit all the time: recording.</summary>
        public static readonly LedPattern Recording = new LedPattern(new int[] { 1000 });

        /// <summary>Two quick flashes each 5 s: connected and uploading.</summary>
        public static readonly LedPattern Uploading = new LedPattern(new int[] { 100, 100, 100, 4700 });

        /// <summary>One flash each 5 s: connected and idle.</summary>
        public static readonly LedPattern Connected = new LedPattern(new int[] { 200, 4800 });

        /// <summary>Dark: disconnected.</summary>
        public static readonly LedPattern Dark = new LedPattern(new int[] { 0, 1000 });

        /// <summary>Three long flashes each 4 s: no camera.</summary>
        public static readonly LedPattern NoCamera = new LedPattern(new int[] { 400, 300, 400, 300, 400, 2200 });

        /// <summary>Four long flashes each 4 s: no card.</summary>
        public static readonly LedPattern NoCard = new LedPattern(new int[] { 400, 300, 400, 300, 400, 300, 400, 1500 });

        /// <summary>Blinking fast without a pause: the settings were refused.</summary>
        public static readonly LedPattern RefusedSettings = new LedPattern(new int[] { 100, 100 });

        private readonly int[] _spans;
        private readonly int _period;

        private LedPattern(int[] spans)
        {
            _spans = spans;
            for (int i = 0; i < spans.Length; i++)
            {
                _period += spans[i];
            }
        }

        /// <summary>Gives the pattern of a fault.</summary>
        /// <param name="fault">The fault; not <see cref="RecorderFault.None"/>.</param>
        /// <returns>The pattern.</returns>
        internal static LedPattern Of(RecorderFault fault)
        {
            switch (fault)
            {
                case RecorderFault.NoCard:
                    return NoCard;
                case RecorderFault.NoCamera:
                    return NoCamera;
                default:
                    return RefusedSettings;
            }
        }

        /// <summary>Tells whether the LED is lit at a moment of the pattern.</summary>
        /// <param name="elapsedMs">Milliseconds since the pattern began.</param>
        /// <param name="nextChangeMs">Receives in how many milliseconds that may change, at the least 1.</param>
        /// <returns>Whether it is lit.</returns>
        public bool IsLit(long elapsedMs, out int nextChangeMs)
        {
            int place = (int)(elapsedMs % _period);
            int span = 0;
            while (place >= _spans[span])
            {
                place -= _spans[span];
                span++;
            }

            nextChangeMs = _spans[span] - place;
            return span % 2 == 0;
        }
    }
}
