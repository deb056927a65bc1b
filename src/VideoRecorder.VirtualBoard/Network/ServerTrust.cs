using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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
    /// <param name="socket">The connection.</param>
    /// <param name="uri">The server.</param>
    /// <returns>The encrypted stream.</returns>
    /// <exception cref="TransportException">No TLS there, or no trust; the message says which.</exception>
    public Stream Secure(SocketStream socket, Uri uri)
    {
        string problem = string.Empty;
        SslClientAuthenticationOptions options = new()
        {
            TargetHost = uri.IdnHost,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            CertificateChainPolicy = OwnRoots(),
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            {
                problem = CertificateProblem.Describe(certificate, chain, errors, uri.IdnHost);
                return errors == SslPolicyErrors.None;
            },
        };

        SslStream tls = new(socket);
        try
        {
            tls.AuthenticateAsClient(options);
            return tls;
        }
        catch (AuthenticationException e)
        {
            tls.Dispose();
            throw Refuse(socket, uri, problem, e);
        }
        catch (IOException e)
        {
            tls.Dispose();
            TransportException error = TransportIOException.Unwrap(e);
            throw error.Error == TransportError.Timeout ? error : Refuse(socket, uri, problem, e);
        }
    }

    private static TransportException Refuse(SocketStream socket, Uri uri, string problem, Exception error)
    {
        if (problem.Length > 0)
        {
            return new TransportException(TransportError.Tls, $"The certificate of {uri.IdnHost} is not accepted: {problem}");
        }

        return new TransportException(TransportError.Tls, HandshakeProblem.IsNoTls(socket.FirstBytes)
            ? $"{uri.IdnHost}:{uri.Port} does not speak TLS: UploadUrl must name the server's port for https, or begin with http://"
            : $"No TLS connection to {uri.IdnHost}:{uri.Port}: {HandshakeProblem.Describe(socket.FirstBytes, error)}");
    }

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
