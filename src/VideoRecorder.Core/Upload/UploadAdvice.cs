namespace VideoRecorder.Core.Upload
{
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Core.Upload.Proof;

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

        /// <summary>A kind of failure: a success that says that it is none.</summary>
        internal const int SaidFailure = 2004;

        /// <summary>A kind of failure: a page for people.</summary>
        internal const int GotPage = 2005;

        /// <summary>A kind of failure: a success of another kind.</summary>
        internal const int OtherSuccess = 2006;

        /// <summary>A kind of failure: no TLS, or a certificate that is not accepted.</summary>
        internal const int NoTls = FirstTransportKind + (int)TransportError.Tls;

        /// <summary>Gives the kind of failure of a 2xx that is none.</summary>
        internal static int KindOf(UploadVerdict verdict)
        {
            switch (verdict)
            {
                case UploadVerdict.TooEarly:
                    return AnsweredTooEarly;
                case UploadVerdict.WrongSize:
                    return StoredOtherSize;
                case UploadVerdict.Page:
                    return GotPage;
                case UploadVerdict.StatedFailure:
                    return SaidFailure;
                default:
                    return OtherSuccess;
            }
        }

        /// <summary>Says what a 2xx means that is no success; it goes on after "the server answered 200".</summary>
        internal static string ForSuccess(UploadVerdict verdict)
        {
            switch (verdict)
            {
                case UploadVerdict.TooEarly:
                    return " before it had the whole clip; it must read the request to its end";
                case UploadVerdict.WrongSize:
                    return ", but stored another size than the clip's; see the server's own log";
                case UploadVerdict.Page:
                    return " with a page for people; check the path of UploadUrl, and whether a login or a portal is in between";
                case UploadVerdict.StatedFailure:
                    return ", but says that it failed; see the server's own log";
                default:
                    return ", which does not say that a clip was stored; it must answer 200 or 201";
            }
        }

        /// <summary>Says what to answer, where a 2xx proves nothing.</summary>
        internal static string ForUnproved(int status) =>
            "The server answers " + status.ToString() + " without the size that it stored, which does not prove that it has a clip. Such clips are "
            + "kept on the card, marked as uploaded, and give way first when space is needed. Let it answer {\"size\": bytes}, "
            + "or set UploadProof to Status (docs/servers.md)";

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
