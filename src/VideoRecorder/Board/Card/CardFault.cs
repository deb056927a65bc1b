namespace VideoRecorder.Board.Card
{
    using VideoRecorder.Core.Ports.Card;
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
                    return CardErrors.NotPresent("none answers");
                case CardStatus.Full:
                    return CardErrors.Full(path);
                case CardStatus.ReadOnly:
                    return CardErrors.ReadOnly();
                case CardStatus.NotFound:
                    return CardErrors.NotFound(path);
                case CardStatus.AlreadyExists:
                    return CardErrors.AlreadyExists(path);
                case CardStatus.Denied:
                    return CardErrors.Denied(path);
                case CardStatus.NoFolder:
                    return CardErrors.NoFolder(path, "a file");
                case CardStatus.TimedOut:
                    return CardErrors.NoAnswer(Timing.CardCallMs / 1000, path);
                case CardStatus.NoMemory:
                    return CardErrors.Failed(path, "not enough memory to use the card; the board needs working PSRAM");
                case CardStatus.NotValid:
                    return CardErrors.Failed(path, "too many files are open, or the name cannot be on a card");
                default:
                    return CardErrors.Failed(path);
            }
        }

        /// <summary>Tells whether the card must be mounted again after an answer, because it is gone or in disorder.</summary>
        /// <param name="status">The answer.</param>
        /// <returns>Whether it must.</returns>
        public static bool AsksForMount(CardStatus status)
        {
            return status == CardStatus.NotPresent || status == CardStatus.Failed || status == CardStatus.TimedOut;
        }
    }
}
