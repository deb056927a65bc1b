namespace VideoRecorder.Core.Http
{
    /// <summary>Reads the <c>Retry-After</c> field of a reply (RFC 9110 10.2.3).</summary>
    public static class RetryAfter
    {
        /// <summary>What is given when a server asks for no wait, or not in seconds.</summary>
        public const long None = -1;

        /// <summary>The longest wait that a server can ask for, in milliseconds: a day.</summary>
        public const long MaxDelayMs = 86400000;

        /// <summary>Gives the wait that a server asks for.</summary>
        /// <param name="value">The field. Only seconds are read: a date says nothing to a board whose clock may be wrong.</param>
        /// <returns>Milliseconds, 0 to <see cref="MaxDelayMs"/>; or <see cref="None"/>.</returns>
        public static long DelayMs(string value)
        {
            string text = value == null ? string.Empty : value.Trim();
            long delayMs = text.Length == 0 ? None : 0;
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] < '0' || text[i] > '9')
                {
                    return None;
                }

                // More digits cannot make it longer than the longest wait, and must not overflow.
                delayMs = delayMs >= MaxDelayMs ? MaxDelayMs : (delayMs * 10) + ((text[i] - '0') * 1000);
            }

            return delayMs > MaxDelayMs ? MaxDelayMs : delayMs;
        }
    }
}
