extern alias firmware;

using firmware::VideoRecorder.Board.Network;

namespace VideoRecorder.Tests.Firmware;

/// <summary>The board's words for what a handshake or a socket failed of.</summary>
public class TransportReasonTests
{
    [Theory]
    [InlineData(0x01, "it, or one that it comes from, has expired and must be renewed")]
    [InlineData(0x04, "it is not for this name: UploadUrl must have a name that is in it")]
    [InlineData(0x08, "it does not come from a trusted CA (see CaCertificate), or the server does not send those in between along")]
    [InlineData(0x0200, "it is not valid yet, unless the recorder's date is wrong")]
    [InlineData(0x40, "the server shows none")]
    [InlineData(0x0C, "it is not for this name: UploadUrl must have a name that is in it; it does not come from a trusted CA (see CaCertificate), or the server does not send those in between along")]
    [InlineData(0x4009, "it, or one that it comes from, has expired and must be renewed; it does not come from a trusted CA (see CaCertificate), or the server does not send those in between along; its key, hash or purpose is not one that may be used (flags 0x4009)")]
    public void Why_a_certificate_is_not_accepted_is_told(int flags, string reason)
    {
        Assert.Equal(reason, TlsReason.Of(flags));
    }

    [Theory]
    [InlineData(-0x7780, "the server offers no TLS that the board takes; it must offer TLS 1.2 with its usual ciphers (-0x7780)")]
    [InlineData(-0x7280, "the server closed the connection")]
    [InlineData(-0x7680, "there is no CA certificate to check the server's with (see CaCertificate)")]
    [InlineData(-0x7F00, "the board has not enough memory left")]
    [InlineData(-0x1234, "mbedTLS error -0x1234")]
    [InlineData(0, "")]
    public void Why_a_handshake_failed_is_told(int code, string reason)
    {
        Assert.Equal(reason, TlsReason.Of(code));
    }

    [Theory]
    [InlineData(10065, "there is no way to that address")]
    [InlineData(10051, "there is no way to that address")]
    [InlineData(10050, "the network is down")]
    [InlineData(10054, "the server closed it")]
    [InlineData(10053, "the server closed it")]
    [InlineData(10035, "")]
    [InlineData(0, "")]
    public void Why_a_connection_failed_is_told_where_it_is_known(int code, string reason) => Assert.Equal(reason, SocketReason.Of(code));
}
