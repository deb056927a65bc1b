using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Core.Text;
using VideoRecorder.Core.Upload;

namespace VideoRecorder.Tests.BadInput;

/// <summary>What holds for the size that is checked for in a server's answer, and for the judgement of the answer.</summary>
public class JsonProperties
{
    /// <summary>Up to here a size is exact.</summary>
    private const long Longest = 1_000_000_000_000_000;

    private static readonly string[] Names = ["size", "size", "Size", "message", "", "a\\\"b", "s\\/ze", "日本"];
    private static readonly string[] Scalars =
    [
        "0", "-0", "1", "12", "-12", "1.5", "1e3", "1E+2", "01", "-", "1.", ".5", "+1", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "-9223372036854775809", "99999999999999999999999999", "true", "false", "null", "nul", "\"12\"", "\"\"", "\"\\ud83d\\ude00\"", "\"\\x\"", "\"\\u12\"", "NaN",
    ];

    [Fact]
    public void The_size_is_the_one_that_another_parser_finds() => Inputs.Check("JSON of replies", dice =>
    {
        string json = Text(dice);
        dice.Input = json;
        long memory = GC.GetAllocatedBytesForCurrentThread();
        bool isFound = JsonSize.TryFind(json, out long size);
        memory = GC.GetAllocatedBytesForCurrentThread() - memory;

        Memory.AssertAtMost(500 + (64L * json.Length), memory);
        Assert.True(isFound || size == 0);
        if (TryFindFirst(json, out JsonElement? first))
        {
            Assert.Equal(first is { } element ? Integer(element) : null, isFound ? Math.Clamp(size, -Longest, Longest) : null);
        }
    });

    [Fact]
    public void A_verdict_follows_from_status_and_size_alone() => Inputs.Check("judgement of replies", dice =>
    {
        int status = 200 + dice.Next(400);
        long length = dice.Next(3) == 0 ? dice.Next() : dice.Next(20);
        string json = dice.Chance(3) ? Text(dice) : $"{{\"size\": {length + dice.Next(2)}}}";
        bool isSent = dice.Chance(2);
        dice.Input = $"{status} {length} {isSent} {Shown.Of(json)}";

        UploadVerdict verdict = ReplyRules.Judge(new UploadReply(status, string.Empty, json), isSent, length);

        bool isOther = JsonSize.TryFind(json, out long size) && size != length;
        Assert.Equal(status / 100 == 2 && isSent && !isOther, verdict == UploadVerdict.Delivered);
        Assert.Equal(status / 100 == 2 && isSent && isOther, verdict == UploadVerdict.WrongSize);
        Assert.Equal(status / 100 == 2 && !isSent, verdict == UploadVerdict.TooEarly);
        Assert.Equal(status >= 500 || status is 408 or 429, verdict == UploadVerdict.ServerBusy);
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

    /// <summary>Finds the first member of that name where the whole text is JSON.</summary>
    private static bool TryFindFirst(string json, out JsonElement? size)
    {
        size = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 2000 });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty member in document.RootElement.EnumerateObject())
                {
                    if (member.Name == "size")
                    {
                        size = member.Value.Clone();
                        break;
                    }
                }
            }

            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private static long? Integer(JsonElement element)
    {
        return element.ValueKind == JsonValueKind.Number && BigInteger.TryParse(element.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger number)
            ? (long)BigInteger.Clamp(number, -Longest, Longest)
            : null;
    }
}
