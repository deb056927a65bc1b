namespace VideoRecorder.Core.Ports.Network
{
    /// <summary>How a connection can fail.</summary>
    public enum TransportError
    {
        /// <summary>The server's name could not be resolved.</summary>
        NameResolution = 0,

        /// <summary>No connection could be made.</summary>
        Connect = 1,

        /// <summary>The TLS handshake failed or the server's certificate is not trusted.</summary>
        Tls = 2,

        /// <summary>The connection broke.</summary>
        Lost = 3,

        /// <summary>Nothing moved for the time-out.</summary>
        Timeout = 4,

        /// <summary>The reply is not HTTP.</summary>
        BadReply = 5,
    }
}
