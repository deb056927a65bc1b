namespace VideoRecorder.Board.Network
{
    /// <summary>What mbedTLS says of a failed handshake, in a user's words.</summary>
    /// <remarks>
    /// nanoFramework gives one number: the flags MBEDTLS_X509_BADCERT_* (x509.h) when the certificate was not accepted, else
    /// the error of mbedTLS, which is negative (ssl.h, net_sockets.h).
    /// </remarks>
    internal static class TlsReason
    {
        /// <summary>What came is no record of TLS (MBEDTLS_ERR_SSL_INVALID_RECORD).</summary>
        internal const int NoTls = -0x7200;

        private const int Expired = 0x01;
        private const int Revoked = 0x02;
        private const int WrongName = 0x04;
        private const int NotTrusted = 0x08;
        private const int Missing = 0x40;
        private const int Future = 0x0200;
        private const int Known = Expired | Revoked | WrongName | NotTrusted | Missing | Future;

        /// <summary>Puts the number into words.</summary>
        /// <param name="code">The number.</param>
        /// <returns>The words; empty for 0, where nothing is known.</returns>
        internal static string Of(int code)
        {
            return code > 0 ? OfCertificate(code) : code == 0 ? string.Empty : OfHandshake(code);
        }

        private static string OfCertificate(int flags)
        {
            string text = string.Empty;
            text = Add(text, flags & Missing, "the server shows none");
            text = Add(text, flags & WrongName, "it is not for this name: UploadUrl must have a name that is in it");
            text = Add(text, flags & Expired, "it, or one that it comes from, has expired and must be renewed");
            text = Add(text, flags & Future, "it is not valid yet, unless the recorder's date is wrong");
            text = Add(text, flags & Revoked, "it has been revoked");
            text = Add(text, flags & NotTrusted, "it does not come from a trusted CA (see CaCertificate), or the server does not send those in between along");
            return Add(text, flags & ~Known, "its key, hash or purpose is not one that may be used (flags 0x" + flags.ToString("X") + ")");
        }

        private static string Add(string text, int isSo, string problem)
        {
            return isSo == 0 ? text : text.Length == 0 ? problem : text + "; " + problem;
        }

        private static string OfHandshake(int code)
        {
            string number = "-0x" + (-code).ToString("X");
            switch (code)
            {
                case -0x7680: // MBEDTLS_ERR_SSL_CA_CHAIN_REQUIRED
                    return "there is no CA certificate to check the server's with (see CaCertificate)";
                case -0x7780: // MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE
                case -0x6E00: // MBEDTLS_ERR_SSL_HANDSHAKE_FAILURE
                case -0x6E80: // MBEDTLS_ERR_SSL_BAD_PROTOCOL_VERSION
                    return "the server offers no TLS that the board takes; it must offer TLS 1.2 with its usual ciphers (" + number + ")";
                case -0x7280: // MBEDTLS_ERR_SSL_CONN_EOF
                case -0x004C: // MBEDTLS_ERR_NET_RECV_FAILED
                case -0x004E: // MBEDTLS_ERR_NET_SEND_FAILED
                case -0x0050: // MBEDTLS_ERR_NET_CONN_RESET
                    return "the server closed the connection";
                case -0x7F00: // MBEDTLS_ERR_SSL_ALLOC_FAILED
                case -0x2880: // MBEDTLS_ERR_X509_ALLOC_FAILED
                case -0x0010: // MBEDTLS_ERR_MPI_ALLOC_FAILED
                    return "the board has not enough memory left";
                default:
                    return "mbedTLS error " + number;
            }
        }
    }
}
