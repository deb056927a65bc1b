using System.Text;

namespace VideoRecorder.Tests.BadInput;

/// <summary>
/// Makes an input out of a list of numbers, so that FsCheck can make it smaller: a shorter list, or smaller numbers, gives
/// a simpler input. Behind the end of the list come zeros, which choose the simplest.
/// </summary>
internal sealed class Dice(int[] numbers)
{
    private const string OrdinaryText = "abcXYZ0189-_. ";
    private const string HostileText = "\0\r\n\t\u0001\u001b\u007f\"'\\/%:;,.=&?#@<>{}[]()*|~`^+$!éß€日\u2028\u202e\ufeff\ud800\udc00İıſK０９";

    private int _at;

    /// <summary>Gets or sets what the numbers were made into; told when a property fails.</summary>
    public object? Input { get; set; }

    /// <summary>Gets the next number, 0 to int.MaxValue.</summary>
    public int Next() => _at < numbers.Length ? numbers[_at++] & int.MaxValue : 0;

    /// <summary>Gets the next number, 0 to below a bound.</summary>
    public int Next(int bound) => Next() % bound;

    /// <summary>Gives true once in so many times.</summary>
    public bool Chance(int oneIn) => Next(oneIn) == oneIn - 1;

    public T Pick<T>(params ReadOnlySpan<T> items) => items[Next(items.Length)];

    /// <summary>Gets a number of the kind that breaks arithmetic, or a plain one.</summary>
    public int Number() => Next(8) switch
    {
        0 => 0,
        1 => Next(16),
        2 => -1 - Next(16),
        3 => int.MaxValue - Next(16),
        4 => int.MinValue + Next(16),
        5 => 1 << Next(31),
        6 => Next(100_000),
        _ => Next() * 2,
    };

    /// <summary>Gets bytes that follow from one number.</summary>
    public byte[] Bytes(int most)
    {
        byte[] bytes = new byte[Next(most + 1)];
        Fill(bytes);
        return bytes;
    }

    public void Fill(Span<byte> bytes)
    {
        uint state = (uint)Next();
        for (int i = 0; i < bytes.Length; i++)
        {
            state = (state * 1664525) + (state == 0 ? 0u : 1013904223u);
            bytes[i] = (byte)(state >> 24);
        }
    }

    /// <summary>Gets a text of ordinary characters, hostile ones and any others.</summary>
    public string Text(int most)
    {
        int length = Next(most + 1);
        StringBuilder text = new(length);
        while (text.Length < length)
        {
            text.Append(Character());
        }

        return text.ToString();
    }

    public char Character() => Next(4) switch
    {
        0 or 1 => OrdinaryText[Next(OrdinaryText.Length)],
        2 => HostileText[Next(HostileText.Length)],
        _ => (char)Next(Chance(4) ? 0x10000 : 0x100),
    };

    /// <summary>Gets a text of these characters only.</summary>
    public string Of(string characters, int least, int most)
    {
        char[] text = new char[least + Next(most - least + 1)];
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = characters[Next(characters.Length)];
        }

        return new string(text);
    }

    /// <summary>Changes a text in a few places: characters replaced, put in, left out, parts doubled or cut off.</summary>
    public string Mutate(string text)
    {
        StringBuilder changed = new(text);
        for (int i = Next(4); i > 0; i--)
        {
            int at = Next(changed.Length + 1);
            int count = Math.Min(Next(4), changed.Length - at);
            switch (Next(6))
            {
                case 0 when at < changed.Length:
                    changed[at] = Character();
                    break;
                case 1 when at < changed.Length:
                    changed[at] = changed[Next(changed.Length)];
                    break;
                case 2:
                    changed.Insert(at, Character());
                    break;
                case 3:
                    changed.Remove(at, count);
                    break;
                case 4:
                    changed.Insert(Next(changed.Length + 1), changed.ToString(at, count));
                    break;
                default:
                    changed.Length = Chance(3) ? at : changed.Length;
                    break;
            }
        }

        return changed.ToString();
    }
}
