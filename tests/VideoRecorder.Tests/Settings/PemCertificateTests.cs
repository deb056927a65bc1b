using System.Security.Cryptography;
using VideoRecorder.Core.Settings.Checks;
using Xunit;

namespace VideoRecorder.Tests.Settings;

public class PemCertificateTests
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";

    private static readonly string Pem = Certificates.MakePem();

    [Fact]
    public void One_or_more_certificates_with_any_line_ends_and_comments_are_good()
    {
        Assert.Empty(PemCertificate.FindDefect(Pem));
        Assert.Empty(PemCertificate.FindDefect(Pem + "\n"));
        Assert.Empty(PemCertificate.FindDefect(Pem.ReplaceLineEndings("\r\n")));
        Assert.Empty(PemCertificate.FindDefect("# the first\n" + Pem + "\n# the second\n" + Certificates.MakePem(1024)));
        Assert.Empty(PemCertificate.FindDefect("        " + Pem.ReplaceLineEndings("\n        ")));
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Empty(PemCertificate.FindDefect(new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=Small", curve, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(9)).ExportCertificatePem()));
    }

    [Fact]
    public void A_certificate_that_lost_some_of_its_text_is_refused()
    {
        var lines = Pem.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            Assert.NotEmpty(PemCertificate.FindDefect(string.Join('\n', lines.Where((_, n) => n != i))));
        }

        Assert.Equal("the certificate is cut off or damaged", PemCertificate.FindDefect(string.Join('\n', lines.Where((_, n) => n != 3))));
        for (var length = 0; length < Pem.Length; length += 7)
        {
            Assert.NotEmpty(PemCertificate.FindDefect(Pem[..length]));
        }
    }

    [Theory]
    [InlineData("", "it has no line -----BEGIN CERTIFICATE-----")]
    [InlineData("MIIB", "it has no line -----BEGIN CERTIFICATE-----")]
    [InlineData(Begin, "a line -----END CERTIFICATE----- is missing")]
    [InlineData(Begin + End, "the certificate is cut off or damaged")]
    [InlineData(Begin + "\nMI!B\n" + End, "its text between the BEGIN and END lines is not base64")]
    [InlineData(Begin + "\\nMAA=\\n" + End, "its text between the BEGIN and END lines is not base64")]
    [InlineData(Begin + "\nMAA=MAA=\n" + End, "its text between the BEGIN and END lines is not base64")]
    [InlineData(Begin + "\nMAA\n" + End, "its text between the BEGIN and END lines is not base64")]
    [InlineData(Begin + "\nAAAA\n" + End, "the certificate is cut off or damaged")]
    [InlineData(Begin + "\nMIQB\n" + End, "the certificate is cut off or damaged")]
    [InlineData(Begin + "\nMAA=\n" + End, "")]
    [InlineData(Begin + "\nMAA=\n" + End + "\n-----BEGIN PRIVATE KEY-----", "it holds something else than certificates, perhaps a private key")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\n" + Begin + "\nMAA=\n" + End, "it holds something else than certificates, perhaps a private key")]
    public void What_is_no_certificate_is_refused_with_the_reason(string text, string defect) =>
        Assert.Equal(defect, PemCertificate.FindDefect(text));

    [Fact]
    public void A_text_that_is_too_long_is_refused()
    {
        Assert.Empty(PemCertificate.FindDefect(Pem.PadRight(PemCertificate.MaxLength)));
        Assert.Contains("longer", PemCertificate.FindDefect(Pem.PadRight(PemCertificate.MaxLength + 1)));
    }
}
