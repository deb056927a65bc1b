using System.Buffers.Binary;
using VideoRecorder.Core.Avi;
using VideoRecorder.Tests.Avi;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.BadInput;

/// <summary>Clips of the recorder's own writer, damaged with knowledge of their format, and files that are none.</summary>
internal static class DamagedClip
{
    private const int HeaderBytes = 512;
    private const int SectorBytes = 512;

    private static readonly byte[][] Whole =
        [.. new[] { 0, 1, 2, 5, 12, 40 }.SelectMany(slots => new[] { Record(slots, finished: true), Record(slots, finished: false) })];

    private static readonly uint[] Codes =
        [.. new[] { "RIFF", "AVI ", "LIST", "hdrl", "avih", "strl", "strh", "strf", "vids", "MJPG", "JUNK", "movi", "00dc", "idx1", "VREC" }
            .Select(code => BitConverter.ToUInt32(System.Text.Encoding.ASCII.GetBytes(code)))];

    public static byte[] From(Dice dice)
    {
        byte[] bytes = dice.Next(12) switch
        {
            11 => dice.Bytes(3000),
            10 => [.. Whole[^1].AsSpan(0, HeaderBytes), .. dice.Bytes(2000)],
            _ => [.. Whole[dice.Next(Whole.Length)]],
        };
        for (int i = dice.Next(5); i > 0; i--)
        {
            bytes = Damage(bytes, dice);
        }

        return bytes;
    }

    private static byte[] Damage(byte[] bytes, Dice dice)
    {
        int at = dice.Next(bytes.Length + 1);
        int sector = bytes.Length < SectorBytes ? 0 : dice.Next(bytes.Length / SectorBytes) * SectorBytes;
        int other = bytes.Length < SectorBytes ? 0 : dice.Next(bytes.Length / SectorBytes) * SectorBytes;
        Span<byte> one = bytes.AsSpan(sector, Math.Min(SectorBytes, bytes.Length - sector));
        Span<byte> two = bytes.AsSpan(other, one.Length);
        switch (dice.Next(16))
        {
            case 0:
                return bytes[..at];
            case 1:
                return bytes[..sector];
            case 2 when at < bytes.Length:
                bytes[at] = (byte)dice.Next(256);
                break;
            case 3 or 4:
                PutNumber(bytes, dice.Next(540) & ~3, dice.Number());
                break;
            case 5 or 6:
                PutNumber(bytes, Find(bytes, 0x63643030, dice) + 4, dice.Number());
                break;
            case 7:
                PutNumber(bytes, Find(bytes, 0x31786469, dice) + 4 + (4 * dice.Next(60)), dice.Number());
                break;
            case 8:
                one.Clear();
                break;
            case 9:
                one.CopyTo(two);
                break;
            case 10:
                byte[] kept = one.ToArray();
                two.CopyTo(one);
                kept.CopyTo(two);
                break;
            case 11:
                dice.Fill(one);
                break;
            case 12:
                return [.. bytes.AsSpan(0, at), .. dice.Bytes(20), .. bytes.AsSpan(at)];
            case 13:
                return [.. bytes.AsSpan(0, at), .. bytes.AsSpan(Math.Min(bytes.Length, at + dice.Next(20)))];
            case 14:
                return [.. bytes, .. bytes.AsSpan(at)];
            default:
                PutNumber(bytes, at & ~3, (int)Codes[dice.Next(Codes.Length)]);
                break;
        }

        return bytes;
    }

    private static void PutNumber(byte[] bytes, int at, int number)
    {
        if (at >= 0 && at + 4 <= bytes.Length)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), number);
        }
    }

    /// <summary>Finds one of the chunks of a kind; far outside if there is none.</summary>
    private static int Find(byte[] bytes, int code, Dice dice)
    {
        Span<byte> wanted = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(wanted, code);
        int found = int.MinValue;
        int from = 0;
        for (int i = dice.Next(12); i >= 0; i--)
        {
            int next = bytes.AsSpan(from).IndexOf(wanted);
            if (next < 0)
            {
                break;
            }

            found = from + next;
            from = found + 4;
        }

        return found;
    }

    private static byte[] Record(int slots, bool finished)
    {
        MemoryClip file = new([], 10_000);
        AviWriter writer = new(slots + 1);
        writer.Begin(file, 64, 48, 20);
        if (slots > 0)
        {
            ClipMaker.AddAll(writer, [.. Enumerable.Range(0, slots).Select(Picture)]);
        }

        if (finished)
        {
            writer.Finish(50 * slots);
        }

        return file.Bytes.ToArray();
    }

    private static byte[]? Picture(int number)
    {
        if (number % 5 == 3)
        {
            return null;
        }

        byte[] data = new byte[20 + (number * 7 % 50)];
        new Random(number).NextBytes(data);
        return [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 48, 0, 64, 3, .. data.Select(b => (byte)(b & 0x7F)), 0xFF, 0xD9];
    }
}
