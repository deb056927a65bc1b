namespace VideoRecorder.Core.Upload
{
    using VideoRecorder.Core.Ports.Network;

    /// <summary>What a failure means and what to do about it, in a user's words.</summary>
    internal static class UploadAdvice
    {
        /// <summary>A kind of failure that is no HTTP status: this plus the <see cref="TransportError"/>.</summary>
        internal const int FirstTransportKind = 1000;

        /// <summary>A kind of failure: a 2xx before the clip was sent.</summary>
        internal const int AnsweredTooEarly = 2000;

        /// <summary>A kind of failure: another size was stored.</summary>
        internal const int StoredOtherSize = 2001;

        /// <summary>A kind of failure: recordings leave too little time.</summary>
        internal const int WindowTooShort = 2002;

        /// <summary>A kind of failure: plain http at a port for https.</summary>
        internal const int HttpsPort = 2003;

        /// <summary>A kind of failure: no TLS, or a certificate that is not accepted.</summary>
        internal const int NoTls = FirstTransportKind + (int)TransportError.Tls;

        internal static string ForStatus(int status)
        {
            if (status >= 300 && status < 400)
            {
                return "it sends on to another address, which is not followed; set UploadUrl to the final address";
            }

            switch (status)
            {
                case 401:
                    return "it does not accept the API key; check UploadApiKey";
                case 403:
                    return "it does not allow this recorder to upload; check UploadApiKey and the rights on the server";
                case 404:
                    return "it knows no such address; check the path of UploadUrl";
                case 405:
                    return "it takes no POST at this address; check the path of UploadUrl";
                case 408:
                    return "it waited too long for the clip; check the network, or let the server wait longer";
                case 413:
                    return "the clip is too large for it; raise the server's limit, or record shorter or smaller clips";
                case 415:
                case 422:
                    return "it does not understand the request; check UploadFormat, and that the form field is named file";
                case 429:
                    return "it asks for fewer requests; nothing needs to be done if that passes";
                case 502:
                case 504:
                    return "it is a proxy that gets no answer from the server behind it; see that one's log";
                case 507:
                    return "it has no space for the clip; free its disk";
                default:
                    return status >= 500 ? "it is in trouble; see the server's own log" : "it refuses the clip; see the server's own log";
            }
        }

        internal static string ForConnection(TransportError error)
        {
            switch (error)
            {
                case TransportError.NameResolution:
                    return "Check the host name in UploadUrl, and that the network's name server (DNS) works";
                case TransportError.Connect:
                    return "Check that the server runs, that UploadUrl names its host and port, and that no firewall is between";
                case TransportError.Tls:
                    return "Recording goes on; nothing is sent until that is cured";
                case TransportError.Timeout:
                    return "Check the server and the network; if they are just slow, raise UploadTimeoutMs, lower UploadChunkSize, or leave more time between recordings";
                case TransportError.BadReply:
                    return "Check that UploadUrl leads to a web server, and to the right port";
                default:
                    return "Check the WiFi signal and the server's own log";
            }
        }
    }
}
