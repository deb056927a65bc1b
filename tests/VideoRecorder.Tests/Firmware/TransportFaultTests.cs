extern alias firmware;

using firmware::VideoRecorder.Board.Http;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Core.Text;

namespace VideoRecorder.Tests.Firmware;

/// <summary>The words for what a connection failed of.</summary>
public class TransportFaultTests
{
    private static readonly HttpUrl Url = Parse("https://example.org/upload?key=secret");

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
        TransportException error = TransportFaults.NotSecured(Url, flags);
        Assert.Equal((TransportError.Tls, "The certificate of example.org is not accepted: " + reason), (error.Error, error.Message));
    }

    [Theory]
    [InlineData(-0x7200, "example.org:443 does not speak TLS: UploadUrl must name the server's port for https, or begin with http://")]
    [InlineData(-0x7780, "No TLS connection to example.org:443: the server offers no TLS that the board takes; it must offer TLS 1.2 with its usual ciphers (-0x7780)")]
    [InlineData(-0x7280, "No TLS connection to example.org:443: the server closed the connection")]
    [InlineData(-0x7680, "No TLS connection to example.org:443: there is no CA certificate to check the server's with (see CaCertificate)")]
    [InlineData(-0x7F00, "No TLS connection to example.org:443: the board has not enough memory left")]
    [InlineData(-0x1234, "No TLS connection to example.org:443: mbedTLS error -0x1234")]
    [InlineData(0, "No TLS connection to example.org:443")]
    public void Why_a_handshake_failed_is_told(int code, string message)
    {
        TransportException error = TransportFaults.NotSecured(Url, code);
        Assert.Equal((TransportError.Tls, message), (error.Error, error.Message));
    }

    [Theory]
    [InlineData(10061, "No server listens at example.org:443")]
    [InlineData(10065, "No connection to example.org:443: there is no way to that address")]
    [InlineData(10050, "No connection to example.org:443: the network is down")]
    [InlineData(10035, "No connection to example.org:443")]
    [InlineData(0, "No connection to example.org:443")]
    public void Why_there_is_no_connection_is_told_where_it_is_known(int code, string message)
    {
        TransportException error = TransportFaults.NotConnected(Url, code);
        Assert.Equal((TransportError.Connect, message), (error.Error, error.Message));
    }

    [Theory]
    [InlineData(10054, "The connection broke: the server closed it")]
    [InlineData(10053, "The connection broke: the server closed it")]
    [InlineData(0, "The connection broke")]
    public void Why_a_connection_broke_is_told_where_it_is_known(int code, string message)
    {
        TransportException error = TransportFaults.Broken(code);
        Assert.Equal((TransportError.Lost, message), (error.Error, error.Message));
    }

    [Theory]
    [InlineData(15000, "15 s")]
    [InlineData(1550, "1.5 s")]
    [InlineData(1099, "1 s")]
    [InlineData(300, "0.3 s")]
    public void How_long_a_silent_server_was_given_is_told(int milliseconds, string time)
    {
        TransportException error = TransportFaults.Silent(Url, milliseconds);
        Assert.Equal((TransportError.Timeout, "example.org:443 does not answer within " + time), (error.Error, error.Message));
    }

    [Fact]
    public void A_name_without_address_is_told()
    {
        TransportException error = TransportFaults.NotResolved(Url);
        Assert.Equal((TransportError.NameResolution, "The server's name cannot be resolved: example.org"), (error.Error, error.Message));
    }

    private static HttpUrl Parse(string text) => HttpUrl.TryParse(text, out HttpUrl url, out string error) ? url : throw new ArgumentException(error);
}
