namespace VideoRecorder.Core.Upload
{
    /// <summary>
    /// What a board adds when a plain connection was lost early and in silence: a server that speaks TLS ends one like that.
    /// </summary>
    public static class TlsHint
    {
        /// <summary>Such a server ends a plain connection before it has taken more bytes of the body than this.</summary>
        public const int MostTakenBytes = 256 * 1024;

        /// <summary>Adds it.</summary>
        /// <param name="error">The loss.</param>
        /// <returns>The same with the hint in its message.</returns>
        public static TransportException AddTo(TransportException error)
        {
            return new TransportException(error.Error, error.Message + " (a server that speaks TLS does this: then its address begins with https)");
        }
    }
}
