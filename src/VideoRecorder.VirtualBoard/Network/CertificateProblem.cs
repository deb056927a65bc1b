using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>Why a server's certificate is not accepted, and what to do, in a user's words.</summary>
internal static class CertificateProblem
{
    private const X509ChainStatusFlags NoTrust = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;

    /// <summary>Puts it into words.</summary>
    /// <param name="certificate">What the server shows.</param>
    /// <param name="chain">Where it comes from, as far as that is known.</param>
    /// <param name="errors">What is wrong.</param>
    /// <param name="host">The name that it should be for.</param>
    /// <returns>The words; empty when nothing is wrong.</returns>
    public static string Describe(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, string host)
    {
        if (errors == SslPolicyErrors.None)
        {
            return string.Empty;
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) || certificate is not X509Certificate2 own)
        {
            return "the server shows none";
        }

        List<string> problems = [];
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            string name = own.GetNameInfo(X509NameType.DnsName, forIssuer: false);
            problems.Add($"it is not for the name {host} but for {name}: UploadUrl must have a name that is in it");
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
        {
            problems.AddRange(DescribeChain(own, chain));
        }

        return string.Join("; ", problems);
    }

    private static List<string> DescribeChain(X509Certificate2 own, X509Chain? chain)
    {
        X509Certificate2[] certificates = chain?.ChainElements.Select(e => e.Certificate).ToArray() ?? [own];
        X509ChainStatusFlags status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, s) => all | s.Status) ?? X509ChainStatusFlags.PartialChain;
        List<string> problems = [];
        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            problems.Add(DescribeTime(certificates));
        }

        if (status.HasFlag(X509ChainStatusFlags.NotSignatureValid))
        {
            problems.Add($"the key of '{IssuerOf(certificates[0])}' in CaCertificate has not signed it: take that CA's own certificate again");
        }
        else if ((status & NoTrust) != 0)
        {
            problems.Add(DescribeTrust(certificates));
        }

        return problems.Count > 0 ? problems : [status.ToString()];
    }

    private static string DescribeTrust(X509Certificate2[] certificates)
    {
        X509Certificate2 last = certificates[^1];
        bool isRoot = last.SubjectName.RawData.AsSpan().SequenceEqual(last.IssuerName.RawData);
        return isRoot && certificates.Length == 1
            ? "the server has made it itself, which no trusted CA vouches for (see CaCertificate)"
            : isRoot
            ? $"it comes from '{IssuerOf(last)}', which is no trusted CA (see CaCertificate)"
            : $"it comes from '{IssuerOf(last)}', which is no trusted CA (see CaCertificate) and whose certificate the server does not send along";
    }

    private static string DescribeTime(X509Certificate2[] certificates)
    {
        for (int i = 0; i < certificates.Length; i++)
        {
            X509Certificate2 certificate = certificates[i];
            string which = i == 0 ? "it" : $"that of '{certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)}', which it comes from,";
            if (certificate.NotAfter < DateTime.Now)
            {
                return $"{which} expired on {Day(certificate.NotAfter)} and must be renewed";
            }

            if (certificate.NotBefore > DateTime.Now)
            {
                return $"{which} is not valid before {Day(certificate.NotBefore)}, and here it is {Day(DateTime.Now)}";
            }
        }

        return "it is not valid at this time";
    }

    private static string IssuerOf(X509Certificate2 certificate) => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true);

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
