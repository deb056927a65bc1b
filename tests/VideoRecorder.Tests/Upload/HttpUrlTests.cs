using VideoRecorder.Core.Text;
using Xunit;

namespace VideoRecorder.Tests.Upload;

public class HttpUrlTests
{
    [Theory]
    [InlineData("http://example.com", false, "example.com", 80, "/")]
    [InlineData("https://example.com", true, "example.com", 443, "/")]
    [InlineData("HTTPS://Example.com/Up", true, "Example.com", 443, "/Up")]
    [InlineData("http://192.168.1.10:3000/upload", false, "192.168.1.10", 3000, "/upload")]
    [InlineData("http://cam_server:1/", false, "cam_server", 1, "/")]
    [InlineData("http://example.com:65535/a/b?c=d&e=f%20g", false, "example.com", 65535, "/a/b?c=d&e=f%20g")]
    [InlineData("http://example.com?key=1", false, "example.com", 80, "/?key=1")]
    [InlineData("http://example.com./~a/@b:c", false, "example.com.", 80, "/~a/@b:c")]
    public void A_URL_is_taken_apart(string text, bool https, string host, int port, string path)
    {
        Assert.True(HttpUrl.TryParse(text, out var url, out var error));
        Assert.Empty(error);
        Assert.Equal((https, host, port, path), (url.IsHttps, url.Host, url.Port, url.PathAndQuery));
        Assert.True(Uri.TryCreate(text, UriKind.Absolute, out var uri));
        Assert.Equal(port, uri.Port);
        Assert.Equal(path, uri.PathAndQuery);
    }

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData("example.com/upload", "does not start with http:// or https://")]
    [InlineData("ftp://example.com/", "does not start with")]
    [InlineData("http:/example.com/", "does not start with")]
    [InlineData(" http://example.com/", "does not start with")]
    [InlineData("http://[::1]:8080/", "IPv6")]
    [InlineData("http://", "names no host")]
    [InlineData("https:///upload", "names no host")]
    [InlineData("http://:80/", "names no host")]
    [InlineData("http://exa mple.com/", "character 11 cannot stand in a URL")]
    [InlineData("http://example.com/\r\nX: y", "character 20 cannot")]
    [InlineData("http://example.com/ä", "character 20 cannot")]
    [InlineData("http://example.com/<a>", "character 20 cannot")]
    [InlineData("http://example.com/a\\b", "character 21 cannot")]
    [InlineData("http://example.com/#a", "fragment")]
    [InlineData("http://example.com/%", "% at character 20")]
    [InlineData("http://example.com/%2", "% at character 20")]
    [InlineData("http://example.com/%2x", "% at character 20")]
    [InlineData("http://me:pw@example.com/", "UploadApiKey")]
    [InlineData("http://me@example.com/", "UploadApiKey")]
    [InlineData("http://example.com:0/", "port")]
    [InlineData("http://example.com:65536/", "port")]
    [InlineData("http://example.com:/", "port")]
    [InlineData("http://example.com:8o/", "port")]
    [InlineData("http://example.com:000080/", "port")]
    [InlineData("http://exam!ple.com/", "host name is malformed")]
    [InlineData("http://-a.com/", "host name is malformed")]
    [InlineData("http://a-.com/", "host name is malformed")]
    [InlineData("http://a..com/", "host name is malformed")]
    [InlineData("http://.com/", "host name is malformed")]
    [InlineData("http://1.2.3/", "host name is malformed")]
    [InlineData("http://1.2.3.256/", "host name is malformed")]
    [InlineData("http://192.168.010.1/", "host name is malformed")]
    [InlineData("http://1.2.3.4.5/", "host name is malformed")]
    [InlineData("http://::1/", "no host")]
    public void What_is_no_such_URL_is_refused_with_the_reason(string? text, string reason)
    {
        Assert.False(HttpUrl.TryParse(text, out var url, out var error));
        Assert.Null(url);
        Assert.Contains(reason, error);
    }

    [Fact]
    public void A_URL_has_up_to_512_characters()
    {
        var url = "http://example.com/".PadRight(512, 'a');
        Assert.True(HttpUrl.TryParse(url, out _, out _));
        Assert.False(HttpUrl.TryParse(url + "a", out _, out var error));
        Assert.Contains("512", error);
        Assert.True(HttpUrl.TryParse("http://" + new string('a', 63) + ".com/", out _, out _));
        Assert.False(HttpUrl.TryParse("http://" + new string('a', 64) + ".com/", out _, out _));
    }

    [Theory]
    [InlineData("http://example.com/a/@b", "http://example.com/a/@b")]
    [InlineData("http://example.com/a?key=1", "http://example.com/a?***")]
    [InlineData("http://me:pass@example.com/a", "http://***@example.com/a")]
    [InlineData("http://me:pa/ss@example.com/a#b", "http://***@example.com/a#***")]
    [InlineData("me:pass@example.com", "***@example.com")]
    [InlineData("me:pass@example.com/a?u=http://x", "***@example.com/a?***")]
    [InlineData("me:pass@example.com://me@x", "***@x")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void User_and_query_are_left_out_where_a_URL_is_shown(string? text, string shown) =>
        Assert.Equal(shown, HttpUrl.WithoutSecrets(text));
}
