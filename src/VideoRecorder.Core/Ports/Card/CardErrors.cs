namespace VideoRecorder.Core.Ports.Card
{
    /// <summary>
    /// Makes the errors of a card, in the same words for each board. Lower case, without a full stop: the log goes on around them.
    /// </summary>
    public static class CardErrors
    {
        /// <summary>There is no card.</summary>
        /// <param name="why">How that shows.</param>
        /// <returns>The error.</returns>
        public static CardException NotPresent(string why) => new CardException(CardError.NotPresent, "no card: " + why);

        /// <summary>The card does not answer.</summary>
        /// <param name="seconds">For how long.</param>
        /// <param name="path">What was asked for.</param>
        /// <returns>The error.</returns>
        public static CardException NoAnswer(int seconds, string path) =>
            At(CardError.Failed, "the card did not answer for " + seconds.ToString() + " s", path);

        /// <summary>There is no space left.</summary>
        /// <param name="path">For what.</param>
        /// <returns>The error.</returns>
        public static CardException Full(string path) => At(CardError.Full, "no space is left", path);

        /// <summary>The whole card is write-protected.</summary>
        /// <returns>The error.</returns>
        public static CardException ReadOnly() => new CardException(CardError.ReadOnly, "the card is write-protected");

        /// <summary>There is no such file or folder.</summary>
        /// <param name="path">What was asked for.</param>
        /// <returns>The error.</returns>
        public static CardException NotFound(string path) => At(CardError.NotFound, "there is no such file or folder", path);

        /// <summary>The path cannot be one of a card.</summary>
        /// <param name="path">What was asked for.</param>
        /// <returns>The error.</returns>
        public static CardException NoPath(string path) => At(CardError.NotFound, "a card can have no such path", path);

        /// <summary>A file or folder of that name exists.</summary>
        /// <param name="path">The name.</param>
        /// <returns>The error.</returns>
        public static CardException AlreadyExists(string path) => At(CardError.AlreadyExists, "a file or folder of that name exists", path);

        /// <summary>Something else has the name of a folder.</summary>
        /// <param name="path">The name.</param>
        /// <param name="what">What it is: a file, a link.</param>
        /// <returns>The error.</returns>
        public static CardException NoFolder(string path, string what) =>
            Kind(CardError.AlreadyExists, path, what + " where a folder belongs; move it off the card");

        /// <summary>Something else has the name of a file.</summary>
        /// <param name="path">The name.</param>
        /// <param name="what">What it is: a folder, a link.</param>
        /// <returns>The error.</returns>
        public static CardException NoFile(string path, string what) =>
            Kind(CardError.Denied, path, what + " where a file belongs; move it off the card");

        /// <summary>A file or folder is read-only.</summary>
        /// <param name="path">The file or folder.</param>
        /// <returns>The error.</returns>
        public static CardException Denied(string path) => At(CardError.Denied, "it is read-only", path);

        /// <summary>A file or folder may not be used.</summary>
        /// <param name="path">The file or folder.</param>
        /// <param name="why">What the board knows of it.</param>
        /// <returns>The error.</returns>
        public static CardException Denied(string path, string why) => At(CardError.Denied, why, path);

        /// <summary>The card failed to read or write.</summary>
        /// <param name="path">What was asked for.</param>
        /// <returns>The error.</returns>
        public static CardException Failed(string path) => At(CardError.Failed, "the card failed", path);

        /// <summary>The card failed to read or write, or could not be asked.</summary>
        /// <param name="path">What was asked for.</param>
        /// <param name="why">What the board knows of it.</param>
        /// <returns>The error.</returns>
        public static CardException Failed(string path, string why) => At(CardError.Failed, why, path);

        private static CardException At(CardError error, string reason, string path) => new CardException(error, reason, reason + ": " + path);

        private static CardException Kind(CardError error, string path, string what) =>
            new CardException(error, "it is " + what, path + " is " + what);
    }
}
