using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VideoRecorder.Tests.VirtualBoard;

/// <summary>A CA of the test's own, and server certificates from it.</summary>
internal sealed class TestCertificates : IDisposable
{
    private readonly X509Certificate2 _ca;

    public TestCertificates(string name, int fromDays = -3650, int toDays = 3650)
        : this(name, fromDays, toDays, null)
    {
    }

    private TestCertificates(string name, int fromDays, int toDays, X509Certificate2? issuer)
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        DateTimeOffset now = DateTimeOffset.UtcNow;
        if (issuer == null)
        {
            _ca = request.CreateSelfSigned(now.AddDays(fromDays), now.AddDays(toDays));
            return;
        }

        using X509Certificate2 bare = request.Create(issuer, now.AddDays(fromDays), now.AddDays(toDays), RandomNumberGenerator.GetBytes(8));
        _ca = bare.CopyWithPrivateKey(key);
    }

    public X509Certificate2 Certificate => _ca;

    public string Pem => _ca.ExportCertificatePem();

    /// <summary>Makes a CA that this one vouches for.</summary>
    public TestCertificates Intermediate(string name) => new(name, -30, 40, _ca);

    public X509Certificate2 Issue(string host, int fromDays = -1, int toDays = 30)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = ForServer(host, key);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 bare = request.Create(_ca, now.AddDays(fromDays), now.AddDays(toDays), RandomNumberGenerator.GetBytes(8));
        using X509Certificate2 keyed = bare.CopyWithPrivateKey(key);

        // a private key in memory only cannot serve on Windows
        return X509CertificateLoader.LoadPkcs12(keyed.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>Makes a server certificate that no CA has signed.</summary>
    public static X509Certificate2 SelfSigned(string host)
    {
        using RSA key = RSA.Create(2048);
        return ForServer(host, key).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }

    public void Dispose() => _ca.Dispose();

    private static CertificateRequest ForServer(string host, RSA key)
    {
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out IPAddress? address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        return request;
    }
}
