namespace VideoRecorder.Board
{
    using VideoRecorder.Core.Storage;
    using VideoRecorder.Esp32Cam;

    /// <summary>What the card's answers mean for the recorder and for a user.</summary>
    public static class CardFault
    {
        /// <summary>Makes the error of an answer.</summary>
        /// <param name="status">The answer; not <see cref="CardStatus.Ok"/>.</param>
        /// <param name="path">The path on the card, for the message.</param>
        /// <returns>The error; its message has no full stop: the log goes on behind it.</returns>
        public static CardException Translate(CardStatus status, string path)
        {
            switch (status)
            {
                case CardStatus.NotPresent:
                    return new CardException(CardError.NotPresent, "no card answers");
                case CardStatus.Full:
                    return new CardException(CardError.Full, "no room left for " + path);
                case CardStatus.ReadOnly:
                    return new CardException(CardError.ReadOnly, "the card is write-protected");
                case CardStatus.NotFound:
                    return new CardException(CardError.NotFound, "not on the card: " + path);
                case CardStatus.AlreadyExists:
                    return new CardException(CardError.AlreadyExists, "a file of that name is on the card: " + path);
                case CardStatus.TimedOut:
                    return new CardException(CardError.Failed, "the card did not answer for "
                        + (Timing.CardCallMs / 1000).ToString() + " s at " + path + "; it may be worn out");
                case CardStatus.NoMemory:
                    return new CardException(CardError.Failed, "not enough memory to use the card; the board needs working PSRAM");
                case CardStatus.NotValid:
                    return new CardException(CardError.Failed, "too many files are open, or the name cannot be on a card: " + path);
                default:
                    return new CardException(CardError.Failed, "the card failed at " + path);
            }
        }

        /// <summary>Tells whether the card must be mounted anew after an answer, because it is gone or in disorder.</summary>
        /// <param name="status">The answer.</param>
        /// <returns>Whether it must.</returns>
        public static bool AsksForMount(CardStatus status)
        {
            return status == CardStatus.NotPresent || status == CardStatus.Failed || status == CardStatus.TimedOut;
        }
    }
}
