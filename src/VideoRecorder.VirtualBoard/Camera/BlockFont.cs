using SkiaSharp;

namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>
/// Letters of five by seven dots, drawn as rectangles: the test card looks the same on every PC and needs no font
/// of the system, which a bare container does not have.
/// </summary>
internal static class BlockFont
{
    /// <summary>Dots from the left edge of a letter to that of the next.</summary>
    public const int Advance = 6;

    /// <summary>Dots from top to bottom of a letter.</summary>
    public const int Height = 7;

    private const int Columns = 5;
    private const char First = ' ';

    // per letter seven rows from the top, five bits each, the highest bit at the left
    private static readonly byte[]?[] Glyphs = BuildGlyphs();

    /// <summary>Draws a text. Letters that it does not have are left blank.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="text">Capital letters, digits and some signs.</param>
    /// <param name="x">The left edge in pixels.</param>
    /// <param name="y">The top edge in pixels.</param>
    /// <param name="dot">The width and height of a dot in pixels.</param>
    /// <param name="paint">The colour.</param>
    public static void Draw(SKCanvas canvas, ReadOnlySpan<char> text, float x, float y, float dot, SKPaint paint)
    {
        foreach (char letter in text)
        {
            byte[]? rows = letter - First >= 0 && letter - First < Glyphs.Length ? Glyphs[letter - First] : null;
            for (int row = 0; rows != null && row < Height; row++)
            {
                DrawRow(canvas, rows[row], x, y + (row * dot), dot, paint);
            }

            x += Advance * dot;
        }
    }

    private static void DrawRow(SKCanvas canvas, byte bits, float x, float y, float dot, SKPaint paint)
    {
        int column = 0;
        while (column < Columns)
        {
            int end = column;
            while (end < Columns && (bits & (1 << (Columns - 1 - end))) != 0)
            {
                end++;
            }

            if (end > column)
            {
                canvas.DrawRect(x + (column * dot), y, (end - column) * dot, dot, paint);
            }

            column = Math.Max(end, column + 1);
        }
    }

    private static byte[]?[] BuildGlyphs()
    {
        byte[]?[] glyphs = new byte['Z' - First + 1][];
        void Add(char letter, params byte[] rows) => glyphs[letter - First] = rows;

        Add('0', 14, 17, 17, 21, 17, 17, 14);
        Add('1', 4, 12, 4, 4, 4, 4, 14);
        Add('2', 14, 17, 1, 6, 8, 16, 31);
        Add('3', 30, 1, 1, 14, 1, 1, 30);
        Add('4', 2, 6, 10, 18, 31, 2, 2);
        Add('5', 31, 16, 30, 1, 1, 17, 14);
        Add('6', 6, 8, 16, 30, 17, 17, 14);
        Add('7', 31, 1, 2, 2, 4, 4, 4);
        Add('8', 14, 17, 17, 14, 17, 17, 14);
        Add('9', 14, 17, 17, 15, 1, 2, 12);
        Add('A', 4, 10, 17, 17, 31, 17, 17);
        Add('B', 30, 17, 17, 30, 17, 17, 30);
        Add('C', 14, 17, 16, 16, 16, 17, 14);
        Add('D', 28, 18, 17, 17, 17, 18, 28);
        Add('E', 31, 16, 16, 30, 16, 16, 31);
        Add('F', 31, 16, 16, 30, 16, 16, 16);
        Add('G', 14, 17, 16, 23, 17, 17, 15);
        Add('H', 17, 17, 17, 31, 17, 17, 17);
        Add('I', 14, 4, 4, 4, 4, 4, 14);
        Add('J', 3, 1, 1, 1, 17, 17, 14);
        Add('K', 17, 18, 20, 24, 20, 18, 17);
        Add('L', 16, 16, 16, 16, 16, 16, 31);
        Add('M', 17, 27, 21, 21, 17, 17, 17);
        Add('N', 17, 25, 25, 21, 19, 19, 17);
        Add('O', 14, 17, 17, 17, 17, 17, 14);
        Add('P', 30, 17, 17, 30, 16, 16, 16);
        Add('Q', 14, 17, 17, 17, 21, 18, 13);
        Add('R', 30, 17, 17, 30, 20, 18, 17);
        Add('S', 15, 16, 16, 14, 1, 1, 30);
        Add('T', 31, 4, 4, 4, 4, 4, 4);
        Add('U', 17, 17, 17, 17, 17, 17, 14);
        Add('V', 17, 17, 17, 17, 10, 10, 4);
        Add('W', 17, 17, 17, 21, 21, 27, 17);
        Add('X', 17, 10, 10, 4, 10, 10, 17);
        Add('Y', 17, 17, 10, 4, 4, 4, 4);
        Add('Z', 31, 1, 2, 4, 8, 16, 31);
        Add(':', 0, 4, 4, 0, 4, 4, 0);
        Add('.', 0, 0, 0, 0, 0, 12, 12);
        Add('-', 0, 0, 0, 31, 0, 0, 0);
        Add('/', 1, 1, 2, 4, 8, 16, 16);
        Add('+', 0, 4, 4, 31, 4, 4, 0);
        return glyphs;
    }
}
