using System.Text.Json;
using VideoRecorder.Core.Text;
using Xunit;

namespace VideoRecorder.Tests.Upload;

public class JsonSizeTests
{
    [Theory]
    [InlineData("{\"size\":123}", 123)]
    [InlineData(" \r\n\t{ \"size\" : 123 } ", 123)]
    [InlineData("{\"message\":\"Upload successful\",\"filename\":\"a.avi\",\"size\":2453667}", 2453667)]
    [InlineData("{\"size\":0}", 0)]
    [InlineData("{\"size\":-0}", 0)]
    [InlineData("{\"size\":-5}", -5)]
    [InlineData("{\"a\":{\"size\":1},\"size\":2}", 2)]
    [InlineData("{\"a\":[{\"size\":1},[],{}],\"size\":2}", 2)]
    [InlineData("{\"a\":\"\\\"size\\\":1,}{\",\"size\":2}", 2)]
    [InlineData("{\"a\":\"\\\\\",\"size\":2}", 2)]
    [InlineData("{\"a\":[true,false,null,0,-1.5e+10,2E5,\"\\ud83d\\ude00\\/\\b\\f\\n\\r\\t\"],\"size\":2}", 2)]
    [InlineData("{\"Size\":1,\"sizes\":1,\"siz\":1,\"\":1,\"size \":1,\"size\":2}", 2)]
    [InlineData("{\"size\":1,\"size\":2}", 1)]
    [InlineData("{\"size\":12,\"rest\":\"cut of", 12)]
    [InlineData("{\"size\":12,", 12)]
    [InlineData("{\"size\":12 ", 12)]
    [InlineData("{\"size\":12}garbage", 12)]
    [InlineData("{\"size\":999999999999999}", 999_999_999_999_999)]
    [InlineData("{\"size\":-99999999999999999999999999}", -9_999_999_999_999_999)]
    [InlineData("{\"size\":99999999999999999999999999}", 9_999_999_999_999_999)]
    public void The_size_at_the_top_level_is_found(string json, long size)
    {
        Assert.True(JsonSize.TryFind(json, out var found));
        Assert.Equal(size, found);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("123")]
    [InlineData("\"size\":123")]
    [InlineData("[{\"size\":123}]")]
    [InlineData("<p>{\"size\":123}</p>")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("{\"a\":{\"size\":1}}")]
    [InlineData("{\"a\":{\"size\":1},\"b\":[\"size\",1]}")]
    [InlineData("{\"a\":\"\\\"size\\\":1\"}")]
    public void A_reply_without_a_size_at_the_top_level_has_none(string? json) => AssertNone(json);

    [Theory]
    [InlineData("{\"size\":\"123\"}")]
    [InlineData("{\"size\":1.5}")]
    [InlineData("{\"size\":1.0}")]
    [InlineData("{\"size\":1e3}")]
    [InlineData("{\"size\":01}")]
    [InlineData("{\"size\":null}")]
    [InlineData("{\"size\":{}}")]
    [InlineData("{\"size\":[1]}")]
    [InlineData("{\"size\":\"x\",\"size\":5}")]
    public void A_size_that_is_no_integer_is_none(string json) => AssertNone(json);

    [Theory]
    [InlineData("{\"size\"")]
    [InlineData("{\"size\":")]
    [InlineData("{\"size\":1")]
    [InlineData("{\"size\":-")]
    [InlineData("{\"size\":123")]
    [InlineData("{\"a\":\"cut of")]
    public void A_size_that_may_be_cut_off_is_none(string json) => AssertNone(json);

    [Theory]
    [InlineData("{size:123}")]
    [InlineData("{'size':123}")]
    [InlineData("{\"size\" 123}")]
    [InlineData("{\"size\":+12}")]
    [InlineData("{\"size\":12x}")]
    [InlineData("{\"size\":12]")]
    [InlineData("{\"size\":--1}")]
    [InlineData("{\"size\":0x10}")]
    public void A_size_that_is_no_JSON_is_none(string json) => AssertNone(json);

    [Fact]
    public void Arrays_and_objects_may_lie_in_each_other_as_deep_as_they_like()
    {
        Assert.True(JsonSize.TryFind("{\"a\":" + new string('[', 1000) + new string(']', 1000) + ",\"size\":9}", out var size));
        Assert.Equal(9, size);
        AssertNone("{\"a\":" + new string('[', 1_000_000));
    }

    [Fact]
    public void A_reply_that_is_cut_anywhere_gives_the_size_or_none()
    {
        var json = JsonSerializer.Serialize(new { message = "saved \"a\" {}", tags = new object[] { 1.5, new { size = 3 }, true }, size = 2453667, path = "/x" });
        var end = json.IndexOf("2453667", StringComparison.Ordinal) + "2453667".Length;
        for (var length = 0; length <= json.Length; length++)
        {
            var found = JsonSize.TryFind(json[..length], out var size);
            Assert.Equal(length > end, found);
            Assert.Equal(found ? 2453667 : 0, size);
        }
    }

    private static void AssertNone(string? json)
    {
        Assert.False(JsonSize.TryFind(json, out var size));
        Assert.Equal(0, size);
    }
}
