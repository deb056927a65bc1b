namespace VideoRecorder.Core.Storage
{
    using System;

    /// <summary>The card refused something. The message says what, and what a user can do.</summary>
    public class CardException : Exception
    {
        /// <summary>Initializes a new instance of the <see cref="CardException"/> class.</summary>
        /// <param name="error">Why.</param>
        /// <param name="message">What failed, in a user's words.</param>
        public CardException(CardError error, string message)
            : base(message)
        {
            Error = error;
        }

        /// <summary>Gets the reason.</summary>
        public CardError Error { get; }
    }
}
