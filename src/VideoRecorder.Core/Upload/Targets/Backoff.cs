namespace VideoRecorder.Core.Upload.Targets
{
    using System;

    /// <summary>
    /// How long to leave the server alone after failed tries: 2, 4, 8 ... 120 seconds, each up to a quarter longer by
    /// chance, so that many recorders do not come back in step after an outage.
    /// </summary>
    public sealed class Backoff
    {
        /// <summary>The first pause in milliseconds.</summary>
        public const int FirstMs = 2000;

        /// <summary>The longest pause in milliseconds, before what chance adds.</summary>
        public const int LongestMs = 120000;

        private readonly Random _chance;
        private int _pauseMs;

        internal Backoff(Random chance)
        {
            _chance = chance;
            Reset();
        }

        /// <summary>Gives the pause after one more failed try.</summary>
        /// <returns>The pause in milliseconds.</returns>
        public int Next()
        {
            int pause = _pauseMs;
            _pauseMs = pause > LongestMs / 2 ? LongestMs : pause * 2;
            return pause + _chance.Next((pause / 4) + 1);
        }

        /// <summary>Begins with the shortest pause again.</summary>
        public void Reset()
        {
            _pauseMs = FirstMs;
        }
    }
}
