using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using VideoRecorder.Core.Http;
using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>
/// Makes a TLS connection to a server that can be trusted: one whose certificate comes from the configured CA, or,
/// when none is configured, from one that this PC trusts. There is no way to do without.
/// </summary>
internal sealed class ServerTrust
{
    private readonly string _caCertificate;

    /// <summary>Initializes a new instance of the <see cref="ServerTrust"/> class.</summary>
    /// <param name="caCertificate">CA certificates as PEM; empty means those that the PC trusts.</param>
    public ServerTrust(string caCertificate)
    {
        _caCertificate = caCertificate;
    }

    /// <summary>Makes the TLS handshake.</summary>
    /// <param name="socket">The connected socket; closed with the stream, or when there is none.</param>
    /// <param name="host">The server; its certificate must carry this name.</param>
    /// <param name="port">Its port.</param>
    /// <param name="limit">Ends the wait.</param>
    /// <returns>The encrypted stream.</returns>
    /// <exception cref="TransportException">No TLS there, or no trust; the message says which.</exception>
    public async Task<Stream> SecureAsync(Socket socket, string host, int port, CancellationToken limit)
    {
        string problem = string.Empty;
        SslClientAuthenticationOptions options = Options(host);
        options.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
        {
            problem = CertificateProblem.Describe(certificate, chain, errors, host);
            return errors == SslPolicyErrors.None;
        };
        HandshakeStream stream = new(socket);
        SslStream tls = new(stream);
        try
        {
            await tls.AuthenticateAsClientAsync(options, limit).ConfigureAwait(false);
            return tls;
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw problem.Length > 0 ? TransportFaults.NotTrusted(host, problem) : Refuse(host, port, stream.FirstBytes, e);
        }
        catch
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static TransportException Refuse(string host, int port, ReadOnlySpan<byte> first, Exception error) => HandshakeProblem.IsNoTls(first)
        ? TransportFaults.NoTls(host, port)
        : TransportFaults.NotSecured(host, port, HandshakeProblem.Describe(first, error));

    private SslClientAuthenticationOptions Options(string host) => new()
    {
        TargetHost = host,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        CertificateChainPolicy = OwnRoots(),
    };

    private X509ChainPolicy? OwnRoots()
    {
        if (_caCertificate.Length == 0)
        {
            return null;
        }

        X509ChainPolicy policy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        try
        {
            policy.CustomTrustStore.ImportFromPem(_caCertificate);
        }
        catch (CryptographicException e)
        {
            throw new TransportException(TransportError.Tls, $"CaCertificate cannot be read: {Reason.Of(e)}");
        }

        return policy;
    }
}
