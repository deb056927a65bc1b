extern alias firmware;

using firmware::VideoRecorder.Board.Network;

namespace VideoRecorder.Tests.Firmware;

public class PemTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\r\n    MIIB\r\n\t QQ==\r\n    -----END CERTIFICATE-----", "-----BEGIN CERTIFICATE-----\r\nMIIB\r\nQQ==\r\n-----END CERTIFICATE-----")]
    public void Certificates_lose_their_indentation_and_nothing_else(string text, string plain) =>
        Assert.Equal(plain, PemText.WithoutIndents(text));
}
