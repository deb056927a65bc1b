namespace VideoRecorder.Core.Http
{
    using VideoRecorder.Core.Http.Replies;
    using VideoRecorder.Core.Ports.Network;

    /// <summary>
    /// How plain http to a server that speaks TLS shows itself. Where the connection was lost early and in silence, a board
    /// adds a hint to that; some servers say it.
    /// </summary>
    public static class TlsHint
    {
        /// <summary>Such a server ends a plain connection before it has taken more bytes of the body than this.</summary>
        public const int MostTakenBytes = 256 * 1024;

        private const int BadRequest = 400;

        /// <summary>Tells whether a reply says, in the words of nginx, Apache or a server in Go, that http came to a port for https.</summary>
        /// <param name="reply">The reply.</param>
        /// <returns>Whether it does.</returns>
        public static bool IsWanted(HttpReply reply)
        {
            string body = reply.Body;
            return reply.Status == BadRequest
                && (body.IndexOf("sent to HTTPS port") >= 0 || body.IndexOf("to an SSL-enabled server port") >= 0 || body.IndexOf("request to an HTTPS server") >= 0);
        }

        /// <summary>Adds it.</summary>
        /// <param name="error">The loss.</param>
        /// <returns>The same with the hint in its message.</returns>
        public static TransportException AddTo(TransportException error) =>
            new TransportException(error.Error, error.Message + " (a server that speaks TLS does this: then its address begins with https)");
    }
}
