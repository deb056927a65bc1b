using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using VideoRecorder.Core.Upload;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>
/// Makes a TLS connection to a server that can be trusted: one whose certificate comes from the configured CA, or,
/// when none is configured, from one that this PC trusts. There is no way to do without.
/// </summary>
internal sealed class ServerTrust
{
    private const int TlsAlert = 0x15;
    private const int TlsHandshake = 0x16;

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
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            CertificateChainPolicy = OwnRoots(),
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            {
                problem = Describe(certificate, chain, errors, uri.IdnHost);
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

        bool isTls = socket.FirstByte is -1 or TlsAlert or TlsHandshake;
        return new TransportException(TransportError.Tls, isTls
            ? $"No TLS connection to {uri.IdnHost}:{uri.Port}: {Reason.Of(error.GetBaseException())}"
            : $"{uri.IdnHost}:{uri.Port} does not speak TLS: is it an http address?");
    }

    private static string Describe(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, string host)
    {
        List<string> problems = [];
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) || certificate is not X509Certificate2 own)
        {
            return errors == SslPolicyErrors.None ? string.Empty : "the server shows none";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            problems.Add($"it is not for the name {host} but for {own.GetNameInfo(X509NameType.DnsName, forIssuer: false)}");
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
        {
            X509ChainStatusFlags status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, s) => all | s.Status) ?? X509ChainStatusFlags.PartialChain;
            problems.AddRange(DescribeChain(chain, status));
        }

        return string.Join("; ", problems);
    }

    private static List<string> DescribeChain(X509Chain? chain, X509ChainStatusFlags status)
    {
        List<string> problems = [];
        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            problems.Add(DescribeTime(chain!));
        }

        if ((status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0)
        {
            problems.Add("it does not come from a trusted CA (see CaCertificate)");
        }

        if (problems.Count == 0)
        {
            problems.Add(status.ToString());
        }

        return problems;
    }

    private static string DescribeTime(X509Chain chain)
    {
        foreach (X509ChainElement element in chain.ChainElements)
        {
            if (element.Certificate.NotAfter < DateTime.Now)
            {
                return "it expired on " + Day(element.Certificate.NotAfter);
            }

            if (element.Certificate.NotBefore > DateTime.Now)
            {
                return "it is not valid before " + Day(element.Certificate.NotBefore);
            }
        }

        return "it is not valid at this time";
    }

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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
