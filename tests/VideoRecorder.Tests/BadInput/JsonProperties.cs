using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using VideoRecorder.Core.Http.Replies;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Text;
using VideoRecorder.Core.Upload.Proof;

namespace VideoRecorder.Tests.BadInput;

/// <summary>What holds for the size in a server's answer, and for the judgement of the answer.</summary>
public class JsonProperties
{
    /// <summary>So many objects and arrays may lie in each other.</summary>
    private const int MaxDepth = 32;

    private static readonly string[] Names = ["size", "size", "Size", "message", "", "a\\\"b", "s\\/ze", "日本"];
    private static readonly string[] Scalars =
    [
        "0", "-0", "1", "12", "-12", "1.5", "1e3", "1E+2", "01", "-", "1.", ".5", "+1", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "-9223372036854775809", "99999999999999999999999999", "true", "false", "null", "nul", "\"12\"", "\"\"", "\"\\ud83d\\ude00\"", "\"\\x\"", "\"\\u12\"", "NaN",
    ];

    [Fact]
    public void What_another_parser_reads_is_JSON_and_tells_the_size_that_it_finds() => Inputs.Check("JSON of replies", dice =>
    {
        string json = Text(dice);
        long length = 1 + dice.Next(20);
        dice.Input = json;
        long memory = GC.GetAllocatedBytesForCurrentThread();
        bool isJson = JsonReader.IsJson(json);
        SizeClaim claim = SizeInAnswer.Compare(json, length);
        memory = GC.GetAllocatedBytesForCurrentThread() - memory;

        Memory.AssertAtMost(2000 + (100L * json.Length), memory);
        if (TryParse(json, out JsonElement root))
        {
            Assert.True(isJson);
            (SizeClaim outermost, SizeClaim deeper) = Sizes(root, 0, length);
            Assert.Equal(outermost != SizeClaim.None ? outermost : deeper, claim);
        }
    });

    [Fact]
    public void Nothing_is_delivered_that_tells_no_right_size_and_no_right_size_with_a_wrong_one() => Inputs.Check("judgement of replies", dice =>
    {
        int status = 200 + dice.Next(100);
        long length = 1 + (dice.Next(3) == 0 ? dice.Next() : dice.Next(20));
        string body = dice.Next(4) switch
        {
            0 => Text(dice),
            1 => $"{{\"size\": {length + dice.Next(2)}}}",
            2 => dice.Text(20) + $"{{\"size\": {length}}}" + dice.Text(20),
            _ => $"{{\"size\": {length}}}" + Text(dice),
        };
        dice.Input = $"{status} {length} {Shown.Of(body)}";

        UploadVerdict verdict = SizeProof.Judge(new HttpReply { Status = status, Body = body }, length, UploadProof.Size);

        bool hasNumber = body.Contains(length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.True(verdict != UploadVerdict.Delivered || (hasNumber && body.Contains("size", StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(status is 203 or 206 or 207, verdict == UploadVerdict.NotStored);
    });

    private static string Text(Dice dice)
    {
        StringBuilder text = new();
        if (dice.Chance(20))
        {
            text.Append("{\"a\":").Insert(text.Length, dice.Chance(2) ? "[" : "{\"b\":", dice.Next(1500)).Append("},\"size\":1}");
        }
        else if (dice.Chance(8))
        {
            text.Append(dice.Text(60));
        }
        else
        {
            Object(dice, text, 4);
        }

        string json = text.ToString();
        return dice.Chance(2) ? dice.Mutate(json) : json;
    }

    private static void Object(Dice dice, StringBuilder text, int depth)
    {
        text.Append('{').Append(Blank(dice));
        int members = dice.Next(4);
        for (int i = 0; i < members; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(Blank(dice)).Append('"').Append(Names[dice.Next(Names.Length)]).Append('"').Append(Blank(dice)).Append(':');
            Value(dice, text, depth - 1);
        }

        text.Append(Blank(dice)).Append('}').Append(Blank(dice));
    }

    private static void Value(Dice dice, StringBuilder text, int depth)
    {
        switch (depth == 0 ? 0 : dice.Next(5))
        {
            case 3:
                Object(dice, text, depth);
                break;
            case 4:
                text.Append('[').Append(Blank(dice));
                for (int i = dice.Next(3); i > 0; i--)
                {
                    Value(dice, text, depth - 1);
                    text.Append(i > 1 ? "," : "");
                }

                text.Append(']');
                break;
            case 2:
                text.Append(((long)dice.Number() * (dice.Chance(3) ? dice.Number() : 1)).ToString(CultureInfo.InvariantCulture)).Append(Blank(dice));
                break;
            default:
                text.Append(Scalars[dice.Next(Scalars.Length)]).Append(Blank(dice));
                break;
        }
    }

    private static string Blank(Dice dice) => dice.Next(8) switch { 6 => " ", 7 => "\r\n\t ", _ => "" };

    private static bool TryParse(string json, out JsonElement root)
    {
        root = default;
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            root = document.RootElement.Clone();
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private static (SizeClaim Outermost, SizeClaim Deeper) Sizes(JsonElement element, int depth, long length)
    {
        SizeClaim outermost = SizeClaim.None;
        SizeClaim deeper = SizeClaim.None;
        IEnumerable<(string Name, JsonElement Value)> members = element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Select(member => (member.Name, member.Value)),
            JsonValueKind.Array => element.EnumerateArray().Select(value => (string.Empty, value)),
            _ => [],
        };
        foreach ((string name, JsonElement value) in members)
        {
            SizeClaim claim = name.Equals("size", StringComparison.OrdinalIgnoreCase) ? Claim(value, length) : SizeClaim.None;
            (outermost, deeper) = depth == 0 ? (Both(outermost, claim), deeper) : (outermost, Both(deeper, claim));
            (SizeClaim _, SizeClaim below) = Sizes(value, depth + 1, length);
            deeper = Both(deeper, below);
        }

        return (outermost, deeper);
    }

    private static SizeClaim Claim(JsonElement value, long length)
    {
        string text = value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? "-none-" : value.GetRawText().Trim('"');
        Match whole = Regex.Match(text, @"^([0-9]+)(\.0+)?$");
        bool isNothing = text is "null" or "false" || text.Trim().Length == 0;
        bool isOtherNumber = Regex.IsMatch(text, @"^[-+.0-9eE]*[0-9][-+.0-9eE]*$");
        return whole.Success ? BigInteger.Parse(whole.Groups[1].Value, CultureInfo.InvariantCulture) == length ? SizeClaim.Right : SizeClaim.Wrong
            : isNothing || isOtherNumber ? SizeClaim.Wrong : SizeClaim.None;
    }

    private static SizeClaim Both(SizeClaim first, SizeClaim second) =>
        first == SizeClaim.None || first == second ? second : second == SizeClaim.None ? first : SizeClaim.Wrong;
}
