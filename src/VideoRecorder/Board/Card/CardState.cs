namespace VideoRecorder.Board.Card
{
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Esp32Cam;

    /// <summary>
    /// What the threads know together about the card: whether it is mounted, and whether one of them has found it gone. The
    /// lock is held for no I/O.
    /// </summary>
    public sealed class CardState
    {
        private readonly object _lock = new object();
        private bool _isMounted;

        /// <summary>Gets or sets a value indicating whether the card is mounted and works, as far as known.</summary>
        public bool IsMounted
        {
            get { lock (_lock) { return _isMounted; } }
            set { lock (_lock) { _isMounted = value; } }
        }

        /// <summary>Throws if an answer of the card is an error.</summary>
        /// <param name="status">The answer; counts and handles are not errors.</param>
        /// <param name="path">The path on the card, for the message.</param>
        /// <exception cref="CardException">It is an error.</exception>
        public void Check(int status, string path)
        {
            if (status >= 0)
            {
                return;
            }

            if (CardFault.AsksForMount((CardStatus)status))
            {
                IsMounted = false;
            }

            throw CardFault.Translate((CardStatus)status, path);
        }
    }
}
