using VideoRecorder.Core.Http;
using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.Tests.Http;

/// <summary>The words for what a connection failed of, the same on every board.</summary>
public class TransportFaultsTests
{
    private static readonly (TransportException Error, TransportError Kind, string Message)[] Words =
    [
        (TransportFaults.NoNetwork(), TransportError.Connect, "There is no network"),
        (TransportFaults.NotResolved("example.org"), TransportError.NameResolution, "The server's name cannot be resolved: example.org"),
        (TransportFaults.Refused("example.org", 443), TransportError.Connect, "No server listens at example.org:443"),
        (TransportFaults.NotConnected("example.org", 443, string.Empty), TransportError.Connect, "No connection to example.org:443"),
        (TransportFaults.NotConnected("example.org", 443, "the network is down"), TransportError.Connect, "No connection to example.org:443: the network is down"),
        (TransportFaults.Silent("example.org", 443, 15000), TransportError.Timeout, "example.org:443 does not answer within 15 s"),
        (TransportFaults.Silent("example.org", 443, 1550), TransportError.Timeout, "example.org:443 does not answer within 1.5 s"),
        (TransportFaults.Silent("example.org", 443, 1099), TransportError.Timeout, "example.org:443 does not answer within 1 s"),
        (TransportFaults.Silent("example.org", 443, 300), TransportError.Timeout, "example.org:443 does not answer within 0.3 s"),
        (TransportFaults.Broken("the server closed it"), TransportError.Lost, "The connection broke: the server closed it"),
        (TransportFaults.Broken(string.Empty), TransportError.Lost, "The connection broke"),
        (TransportFaults.NotTrusted("example.org", "it has expired"), TransportError.Tls, "The certificate of example.org is not accepted: it has expired"),
        (
            TransportFaults.NoTls("example.org", 443), TransportError.Tls,
            "example.org:443 does not speak TLS: UploadUrl must name the server's port for https, or begin with http://"
       ),
        (TransportFaults.NotSecured("example.org", 443, string.Empty), TransportError.Tls, "No TLS connection to example.org:443"),
    ];

    [Fact]
    public void What_failed_is_told_in_words() =>
        Assert.All(Words, words => Assert.Equal((words.Kind, words.Message), (words.Error.Error, words.Error.Message)));
}
