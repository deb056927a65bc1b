using System.Globalization;

namespace VideoRecorder.Tests.BadInput;

/// <summary>Names as a card of somebody else's, or a damaged one, has them.</summary>
internal static class HostileNames
{
    private static readonly string[] Strange =
    [
        "", ".", "..", "...", " ", "/", "\\", "../../etc/passwd", "a/../../b", "C:\\x", "\0", "x\0.avi", "video\r\nX-Evil: 1.avi", "a\"b.avi",
        "; rm -rf .avi", "System Volume Information", "FOUND.000", "20241220143052.AVI", "NUL", "video000001-000.uploaded.avi", ".uploaded.avi", ".avi", ".AVI", "~1.AVI", "2024~.AVI",
        "202412~1.avi", "202412~1~2.AVI", "1234567~1.AVI", "VI~1.AVI", "VIDEO0~1", "A02412~1.AVI",
        "２０２４1220143052.avi", "20241220143052.avi\n", "-20241220143052.avi", new string('9', 300) + ".avi", new string('a', 5000),
    ];

    public static string File(Dice dice, int folder)
    {
        string name = dice.Next(6) switch
        {
            0 => Strange[dice.Next(Strange.Length)],
            1 => dice.Text(40),
            _ => Clip(dice, folder),
        };
        return dice.Chance(2) ? dice.Mutate(name) : name;
    }

    /// <summary>Gets a name of a clip, mostly one of few, so that some are there twice.</summary>
    public static string Clip(Dice dice, int folder)
    {
        int own = dice.Chance(8) ? dice.Next(1_000_000) : folder;
        string tail = string.Create(CultureInfo.InvariantCulture, $"{own:D6}-{dice.Next(dice.Chance(4) ? 1000 : 4):D3}");
        string stamp = dice.Chance(6)
            ? string.Create(CultureInfo.InvariantCulture, $"{dice.Next(10_000):D4}{dice.Next(14):D2}{dice.Next(33):D2}{dice.Next(26):D2}{dice.Next(62):D2}{dice.Next(62):D2}")
            : string.Create(CultureInfo.InvariantCulture, $"2024122014305{dice.Next(4)}");
        string stem = dice.Next(3) switch { 0 => "video" + tail, 1 => stamp, _ => stamp + "-" + tail };
        return dice.Chance(6) ? Short(dice) : stem + ".avi";
    }

    /// <summary>Gets a short name, as FAT makes it for a clip.</summary>
    public static string Short(Dice dice)
    {
        string number = dice.Chance(4) ? dice.Next(65_536).ToString("X4", CultureInfo.InvariantCulture) : (1 + dice.Next(3)).ToString(CultureInfo.InvariantCulture);
        string name = dice.Chance(3) ? "VIDEO00" : dice.Chance(4) ? "1999123" : "2024122";
        return name[..(7 - number.Length)] + "~" + number + ".AVI";
    }

    public static string Folder(Dice dice)
    {
        string name = dice.Next(4) switch
        {
            0 => Strange[dice.Next(Strange.Length)],
            1 => dice.Text(10),
            _ => dice.Next(dice.Chance(3) ? 1_000_000 : 4).ToString("D6", CultureInfo.InvariantCulture),
        };
        return dice.Chance(3) ? dice.Mutate(name) : name;
    }

    public static string PathOf(Dice dice)
    {
        string path = string.Empty;
        for (int i = dice.Next(5); i > 0; i--)
        {
            path += (dice.Chance(12) ? "" : "/") + (dice.Chance(2) ? Folder(dice) : File(dice, 1));
        }

        return path;
    }
}
