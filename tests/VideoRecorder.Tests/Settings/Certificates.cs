using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VideoRecorder.Tests.Settings;

/// <summary>Makes certificates for tests.</summary>
internal static class Certificates
{
    public static string MakePem(int keyBits = 2048)
    {
        using var key = RSA.Create(keyBits);
        var request = new CertificateRequest("CN=Test CA", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return certificate.ExportCertificatePem();
    }
}
