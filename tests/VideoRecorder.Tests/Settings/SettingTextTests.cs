using VideoRecorder.Core.Settings;
using static VideoRecorder.Tests.Settings.CheckedSettings;

namespace VideoRecorder.Tests.Settings;

/// <summary>What each text among the settings may hold.</summary>
public class SettingTextTests
{
    [Fact]
    public void A_text_that_is_set_to_null_is_empty()
    {
        RecorderSettings settings = new();
        System.Reflection.PropertyInfo[] texts = [.. typeof(RecorderSettings).GetProperties().Where(p => p.PropertyType == typeof(string))];

        Assert.NotEmpty(texts);
        Assert.All(texts, text =>
        {
            text.SetValue(settings, null);
            Assert.Equal(string.Empty, text.GetValue(settings));
        });
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("Cam-01_b.c", true)]
    [InlineData("0123456789abcdefghijklmnopqrstuv", true)]
    [InlineData("0123456789abcdefghijklmnopqrstuvw", false)]
    [InlineData("", false)]
    [InlineData("..", false)]
    [InlineData("-a", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("a\r\nX-Evil: 1", false)]
    [InlineData("café", false)]
    public void A_device_name_is_short_and_plain(string name, bool good) =>
        AssertOnly(good, With(s => s.DeviceName = name), "DeviceName", "1 to 32 letters");

    [Theory]
    [InlineData("", true)]
    [InlineData("My network", true)]
    [InlineData("0123456789abcdef0123456789abcdef", true)]
    [InlineData("0123456789abcdef0123456789abcdefg", false)]
    [InlineData("éééééééééééééééé", true)]
    [InlineData("éééééééééééééééée", false)]
    [InlineData("a\nb", false)]
    [InlineData("a\u007f", false)]
    public void A_network_name_has_up_to_32_bytes(string ssid, bool good) =>
        AssertOnly(good, With(s => s.WifiSsid = ssid), "WifiSsid", "up to 32 bytes");

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(7, false)]
    [InlineData(8, true)]
    [InlineData(63, true)]
    [InlineData(64, false)]
    [InlineData(65, false)]
    public void A_network_password_has_8_to_63_characters(int length, bool good) =>
        AssertOnly(good, With(s => s.WifiPassword = new string('p', length)), "WifiPassword", "8 to 63");

    [Fact]
    public void A_network_password_of_64_characters_is_a_key_in_hex()
    {
        AssertOnly(true, With(s => s.WifiPassword = new string('F', 64)), "WifiPassword", "");
        AssertOnly(false, With(s => s.WifiPassword = new string('F', 63) + "G"), "WifiPassword", "64 hex digits");
        AssertOnly(false, With(s => s.WifiPassword = "pässword"), "WifiPassword", "printable ASCII");
    }

    [Fact]
    public void A_key_has_up_to_256_visible_characters()
    {
        AssertOnly(true, With(s => s.UploadApiKey = new string('!', 128) + new string('~', 128)), "UploadApiKey", "");
        AssertOnly(false, With(s => s.UploadApiKey = new string('k', 257)), "UploadApiKey", "256");
        AssertOnly(false, With(s => s.UploadApiKey = "a b"), "UploadApiKey", "without spaces");
        AssertOnly(false, With(s => s.UploadApiKey = "a\r\nX: y"), "UploadApiKey", "without spaces");
        AssertOnly(false, With(s => s.UploadApiKey = "ké"), "UploadApiKey", "ASCII");
    }

    [Theory]
    [InlineData("pool.ntp.org", true)]
    [InlineData("192.168.1.1", true)]
    [InlineData("ntp", true)]
    [InlineData("", false)]
    [InlineData("192.168.1", false)]
    [InlineData("http://pool.ntp.org", false)]
    [InlineData("pool.ntp.org:123", false)]
    [InlineData("a b", false)]
    public void A_time_server_is_a_host(string server, bool good) =>
        AssertOnly(good, With(s => s.NtpServer = server), "NtpServer", "pool.ntp.org");

    [Theory]
    [InlineData("", true)]
    [InlineData("PST8PDT,M3.2.0,M11.1.0", true)]
    [InlineData("Europe/Paris", false)]
    [InlineData("PST8PDT", false)]
    public void A_time_zone_is_a_POSIX_rule(string zone, bool good) =>
        AssertOnly(good, With(s => s.TimeZone = zone), "TimeZone", "empty, or a POSIX rule such as PST8PDT,M3.2.0,M11.1.0; at character ");
}
