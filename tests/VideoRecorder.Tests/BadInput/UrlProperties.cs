using VideoRecorder.Core.Text;
using VideoRecorder.VirtualBoard.Camera;

namespace VideoRecorder.Tests.BadInput;

/// <summary>What holds for addresses of servers, and for the names of hosts in them.</summary>
public class UrlProperties
{
    private const string Secret = "S3cretS3cret";

    private static readonly string[] Hosts =
    [
        "example.com", "a", "localhost", "127.0.0.1", "1.2.3", "256.1.1.1", "[::1]", "[fe80::1%25eth0]", "[::ffff:1.2.3.4]", "[1:2:3:4:5:6:7:8]", "[:::]", "[]", "", "-a.b", "a-.b", "a..b",
        "a.b.", "under_score.x", "xn--bcher-kva.example", "bücher.example", "0x7f.1", "999999999999", new string('a', 63) + ".b", new string('a', 64) + ".b",
    ];

    [Fact]
    public void An_address_is_the_one_that_NET_reads_or_is_refused_with_a_reason() => Inputs.Check("URLs", dice =>
    {
        string text = Url(dice);
        text = dice.Chance(2) ? dice.Mutate(text) : text;
        dice.Input = text;
        long memory = GC.GetAllocatedBytesForCurrentThread();
        bool isGood = HttpUrl.TryParse(text, out HttpUrl url, out string error);
        string shown = HttpUrl.WithoutSecrets(text);
        memory = GC.GetAllocatedBytesForCurrentThread() - memory;

        Assert.Equal((isGood, isGood), (url != null, error.Length == 0));
        Memory.AssertAtMost(3000 + (40L * text.Length), memory);
        Assert.True(shown.Length <= text.Length + 6);
        if (isGood)
        {
            Assert.True(text.Length <= HttpUrl.MaxLength);
            Assert.DoesNotContain(text, c => c is <= ' ' or > '~');
            if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri))
            {
                AssertStrangeName(url!.Host);
                return;
            }

            Assert.Equal((uri.Port, uri.Scheme == "https", string.Empty), (url!.Port, url.IsHttps, uri.UserInfo));
            Assert.StartsWith("/", url.PathAndQuery, StringComparison.Ordinal);
            bool isName = uri.HostNameType == UriHostNameType.Dns;
            Assert.True(!isName || uri.Host.Equals(url.Host, StringComparison.OrdinalIgnoreCase), uri.Host);
        }
    });

    [Fact]
    public void No_secret_of_an_address_is_shown() => Inputs.Check("secrets in URLs", dice =>
    {
        string host = dice.Of("abc.-:/0123456789[]", 0, 10);
        string scheme = dice.Pick("http://", "https://", "rtsp://", "http:/", "http:", "://", "", "HTTP://", "//");
        string text = dice.Next(3) switch
        {
            0 => $"{scheme}me:{Secret}@{host}",
            1 => $"{scheme}{Secret}@{host}{dice.Text(10)}{dice.Pick("", "?u=http://x", "?q=me@x", "#a@b", "/a?b=://c")}",
            _ => $"{scheme}{host}?{dice.Of("abc=&", 0, 5)}{Secret}{dice.Of("abc=&@:/?", 0, 8)}",
        };
        dice.Input = text;
        Assert.DoesNotContain(Secret, HttpUrl.WithoutSecrets(text), StringComparison.Ordinal);
        Assert.True(!text.Contains("://", StringComparison.Ordinal) || !CameraAddress.Shown(text).Contains(Secret, StringComparison.Ordinal));
    });

    [Fact]
    public void An_address_of_numbers_is_the_one_that_NET_reads() => Inputs.Check("host names and addresses", dice =>
    {
        string text = dice.Next(4) switch
        {
            0 => dice.Of("0123456789.", 0, 16),
            1 => dice.Of("0123456789abcdef::::.g", 0, 30),
            2 => dice.Mutate(Hosts[dice.Next(Hosts.Length)].Trim('[', ']')),
            _ => dice.Text(30),
        };
        dice.Input = text;
        Assert.Equal(IsIPv4(text), HostName.IsIPv4(text));
        if (HostName.IsNameOrIPv4(text))
        {
            Assert.InRange(text.Length, 1, 253);
            if (Uri.TryCreate($"http://{text}/", UriKind.Absolute, out Uri? uri))
            {
                Assert.True(uri.UserInfo.Length == 0 && uri.IsDefaultPort && uri.PathAndQuery == "/");
            }
            else
            {
                AssertStrangeName(text);
            }
        }
    });

    /// <summary>.NET takes some names with an underscore for none; name servers know such names.</summary>
    private static void AssertStrangeName(string host) => Assert.Contains('_', host);

    private static string Url(Dice dice)
    {
        string scheme = dice.Pick("http://", "https://", "HTTP://", "hTTps://", "ftp://", "http:/", "//", "");
        string user = dice.Chance(6) ? "user:pass@" : "";
        string port = dice.Chance(2) ? ":" + dice.Pick("80", "8080", "0", "65535", "65536", "", "-1", "00080", "8a", "99999999999") : "";
        string path = dice.Chance(2) ? dice.Pick("/", "/upload", "/a/../b", "/%41%2f", "/%", "/%zz", "?q=1", "/x?y=z&a=b", "#f", "/a\r\nX: y", "/a b", "\\") : "";
        return scheme + user + Hosts[dice.Next(Hosts.Length)] + port + path;
    }

    private static bool IsIPv4(string text)
    {
        string[] parts = text.Split('.');
        return parts.Length == 4 && parts.All(p => p.Length is >= 1 and <= 3 && p.All(char.IsAsciiDigit) && (p == "0" || p[0] != '0') && int.Parse(p, System.Globalization.CultureInfo.InvariantCulture) <= 255);
    }
}
