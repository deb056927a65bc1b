namespace VideoRecorder.Core.Ports.Card
{
    using System;

    /// <summary>The card refused something. The message says what, and what a user can do; <see cref="CardErrors"/> words it.</summary>
    public class CardException : Exception
    {
        /// <summary>Initializes a new instance of the <see cref="CardException"/> class.</summary>
        /// <param name="error">Why.</param>
        /// <param name="message">What failed, in a user's words.</param>
        public CardException(CardError error, string message)
            : base(message)
        {
            Error = error;
            Reason = message;
        }

        internal CardException(CardError error, string reason, string message)
            : base(message)
        {
            Error = error;
            Reason = reason;
        }

        /// <summary>Gets the reason.</summary>
        public CardError Error { get; }

        /// <summary>Gets what failed, for a line that names the file already.</summary>
        public string Reason { get; }
    }
}
