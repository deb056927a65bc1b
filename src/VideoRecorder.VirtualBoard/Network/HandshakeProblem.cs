namespace VideoRecorder.VirtualBoard.Network;

/// <summary>Why there is no TLS with a server, told by the first bytes that it sent (RFC 8446, 4.1.3, 5.1 and 6).</summary>
internal static class HandshakeProblem
{
    /// <summary>So many bytes tell enough.</summary>
    public const int Bytes = 11;

    private const byte AlertRecord = 21;
    private const byte HandshakeRecord = 22;
    private const int AlertDescription = 6;
    private const int MessageType = 5;
    private const byte ServerHello = 2;
    private const int HelloVersion = 9;
    private const int Tls12 = 0x0303;
    private const byte HandshakeFailure = 40;
    private const byte ProtocolVersion = 70;
    private const byte InsufficientSecurity = 71;

    private const string NoneInCommon = "the server offers no TLS that the recorder takes; it must offer TLS 1.2 or newer with its usual ciphers";

    /// <summary>Tells whether this is no answer of TLS at all.</summary>
    /// <param name="first">The first bytes that came.</param>
    /// <returns>Whether something came that is none.</returns>
    public static bool IsNoTls(ReadOnlySpan<byte> first) => first.Length > 0 && first[0] is not (AlertRecord or HandshakeRecord);

    /// <summary>Puts the reason into words.</summary>
    /// <param name="first">The first bytes that came.</param>
    /// <param name="error">What went wrong on this side.</param>
    /// <returns>The words.</returns>
    public static string Describe(ReadOnlySpan<byte> first, Exception error)
    {
        if (first.Length == 0)
        {
            return "the server closed the connection without an answer";
        }

        if (first[0] == AlertRecord && first.Length > AlertDescription)
        {
            byte alert = first[AlertDescription];
            return alert is HandshakeFailure or ProtocolVersion or InsufficientSecurity
                ? NoneInCommon
                : $"the server broke off the handshake (TLS alert {alert})";
        }

        bool isOld = first.Length >= Bytes && first[MessageType] == ServerHello && ((first[HelloVersion] << 8) | first[HelloVersion + 1]) < Tls12;
        return isOld ? NoneInCommon : Reason.Of(error.GetBaseException());
    }
}
