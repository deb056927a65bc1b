extern alias firmware;

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Time;
using VideoRecorder.Tests.Support;

using BoardEntries = firmware::VideoRecorder.Board.Card.FolderEntries;
using BoardPath = firmware::VideoRecorder.Board.Card.CardPath;
using CardVolume = firmware::VideoRecorder.Esp32Cam.CardVolume;
using VirtualPath = VideoRecorder.VirtualBoard.Card.CardPath;

namespace VideoRecorder.Tests.BadInput;

/// <summary>What holds for the names of files and folders on a card, whoever wrote them.</summary>
public partial class NameProperties
{
    private const string Root = "/card";

    [Fact]
    public void A_file_is_a_clip_only_by_its_exact_name_and_leads_nowhere_else() => Inputs.Check("names of clips", dice =>
    {
        int folder = dice.Next(ClipName.MaxFolder + 1);
        string fileName = HostileNames.File(dice, folder);
        dice.Input = fileName;
        ClipName name = new();
        long memory = GC.GetAllocatedBytesForCurrentThread();
        bool isClip = name.Parse(folder, fileName);
        memory = GC.GetAllocatedBytesForCurrentThread() - memory;

        Memory.AssertAtMost(200 + (4 * fileName.Length), memory);
        Assert.Equal(IsClip(folder, fileName), isClip);
        if (isClip)
        {
            Assert.Equal($"/clips/{folder:D6}/{fileName}", name.Path);
            Assert.Equal(Root + name.Path, VirtualPath.Map(Root, name.Path));
            AssertIsSentUnderASafeName(dice, name);
        }
    });

    [Fact]
    public void A_folder_is_one_of_clips_only_by_six_digits() => Inputs.Check("names of folders", dice =>
    {
        string name = HostileNames.Folder(dice);
        dice.Input = name;
        bool isOurs = SixDigits().IsMatch(name);
        int number = ClipName.ParseFolder(name);
        Assert.Equal(isOurs ? int.Parse(name, CultureInfo.InvariantCulture) : -1, number);
        Assert.True(!isOurs || ClipName.FolderPath(number) == "/clips/" + name);
    });

    [Fact]
    public void A_name_that_was_written_is_read_back_and_has_one_place_in_the_order() => Inputs.Check("names written and read back", dice =>
    {
        int folder = dice.Next(ClipName.MaxFolder + 1);
        ClipName one = Any(dice, folder);
        ClipName two = Any(dice, folder);
        dice.Input = one.Path + " " + two.Path;
        ClipName read = new();
        Assert.True(read.Parse(folder, Path.GetFileName(one.Path)));
        Assert.Equal((one.Path, one.Stamp, one.HasTail, one.IsShort), (read.Path, read.Stamp, read.HasTail, read.IsShort));

        int order = one.CompareInFolder(two);
        Assert.Equal(Math.Sign(order), -Math.Sign(two.CompareInFolder(one)));
        Assert.Equal(one.Path == two.Path, order == 0);
        Assert.Equal(order == 0, one.IsSame(two));
        Assert.True(one.IsShort == two.IsShort || one.IsShort == order < 0, "short names do not come first");
    });

    [Fact]
    public void A_clip_is_sent_under_its_own_time_or_the_one_in_its_header() => Inputs.Check("names that are sent", dice =>
    {
        int folder = dice.Next(ClipName.MaxFolder + 1);
        ClipName one = Any(dice, folder);
        ClipName two = Any(dice, folder);
        long date = Stamp(dice);
        dice.Input = one.Path + " " + two.Path + " " + date;

        string sent = one.SentName(date);
        Assert.StartsWith(one.Stamp > 0 ? Path.GetFileName(one.Path)[..14] : date.ToString("D14", CultureInfo.InvariantCulture), sent);
        Assert.Equal(one.IsShort ? sent : SentName.Of(one.Path, date.ToString("D14", CultureInfo.InvariantCulture)), sent);
        Assert.Equal(one.IsShort ? one.SentName(0) : Path.GetFileName(one.Path), one.SentName(0));

        // Of one kind no two have the same; a number in a folder is given once, to a clip of either kind.
        Assert.True(one.Path == two.Path || one.Stamp > 0 != two.Stamp > 0 || two.SentName(date) != sent);
        Assert.True(one.Path == two.Path || two.SentName(0) != one.SentName(0));
    });

    [Fact]
    public void No_path_leads_out_of_the_card() => Inputs.Check("paths of the card", dice =>
    {
        string path = HostileNames.PathOf(dice);
        dice.Input = path;
        try
        {
            string mapped = VirtualPath.Map(Root, path);
            Assert.DoesNotContain('\0', mapped);
            Assert.True(mapped == Root || Path.GetFullPath(mapped).StartsWith(Root + "/", StringComparison.Ordinal), mapped);
        }
        catch (CardException e)
        {
            Assert.Equal(CardError.NotFound, e.Error);
        }

        try
        {
            Assert.StartsWith(@"D:\", BoardPath.Map("D:", path), StringComparison.Ordinal);
        }
        catch (CardException e)
        {
            Assert.Equal(CardError.NotFound, e.Error);
        }
    });

    [Fact]
    public void A_block_of_a_folder_is_read_to_its_last_whole_entry() => Inputs.Check("blocks of folders", dice =>
    {
        List<CardEntry> written = [];
        List<byte> bytes = [];
        for (int i = dice.Next(8); i > 0; i--)
        {
            byte[] name = Encoding.UTF8.GetBytes(dice.Text(30));
            byte flags = (byte)dice.Next(4);
            bool isFolder = (flags & CardVolume.FolderFlag) != 0;
            CardEntry entry = new(Encoding.UTF8.GetString(name), dice.Next(), isFolder, !isFolder && (flags & CardVolume.ArchiveFlag) == 0);
            written.Add(entry);
            bytes.AddRange([.. BitConverter.GetBytes((int)entry.Size), flags, (byte)name.Length, .. name]);
        }

        byte[] block = [.. bytes, .. dice.Bytes(20)];
        int used = dice.Chance(3) ? dice.Next(block.Length + 1) : bytes.Count;
        dice.Input = block[..used];
        BoardEntries entries = new();
        bool isWhole = entries.Add(block, used);
        CardEntry[] read = entries.ToArray();

        Assert.True(used != bytes.Count || isWhole);
        Assert.True(read.Length <= used / 6);
        for (int i = 0; i < Math.Min(read.Length, used <= bytes.Count ? written.Count : 0); i++)
        {
            Assert.Equal((written[i].Name, written[i].IsFolder ? 0 : written[i].Size), (read[i].Name, read[i].Size));
            Assert.Equal((written[i].IsFolder, written[i].IsDelivered), (read[i].IsFolder, read[i].IsDelivered));
        }
    });

    private static ClipName Any(Dice dice, int folder)
    {
        if (dice.Chance(4))
        {
            ClipName name = new();
            Assert.True(name.Parse(folder, HostileNames.Short(dice)));
            return name;
        }

        bool isNumbered = dice.Chance(3);
        bool hasTail = !isNumbered && dice.Chance(2);
        return new ClipName
        {
            Folder = folder,
            Stamp = isNumbered ? 0 : Stamp(dice),
            HasTail = hasTail,
            Index = isNumbered || hasTail ? dice.Next(dice.Chance(2) ? 3 : ClipName.MaxIndex + 1) : 0,
        };
    }

    private static long Stamp(Dice dice) => LocalStamp.Of(
        new DateTime(2000, 1, 1).AddSeconds(dice.Next(3) == 0 ? dice.Next(3) : (long)dice.Next() * 100 % 252_000_000_000));

    private static void AssertIsSentUnderASafeName(Dice dice, ClipName name)
    {
        Assert.Matches(Safe(), name.SentName(0));
        Assert.Matches(Safe(), name.SentName(Stamp(dice)));
    }

    /// <summary>The rule of names, said in another way than Core says it.</summary>
    private static bool IsClip(int folder, string name)
    {
        if (ShortForm().IsMatch(name))
        {
            return true;
        }

        Match match = Form().Match(name);
        if (!match.Success || (match.Groups["folder"].Success && match.Groups["folder"].Value != folder.ToString("D6", CultureInfo.InvariantCulture)))
        {
            return false;
        }

        string stamp = match.Groups["stamp"].Value;
        return stamp.Length == 0 || (Part(stamp, 0, 4) >= 2000 && Part(stamp, 4, 2) is >= 1 and <= 12 && Part(stamp, 6, 2) is >= 1 and <= 31
            && Part(stamp, 8, 2) < 24 && Part(stamp, 10, 2) < 60 && Part(stamp, 12, 2) < 60);
    }

    private static int Part(string text, int start, int length) => int.Parse(text.AsSpan(start, length), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A((?<stamp>[0-9]{14})(-(?<folder>[0-9]{6})-[0-9]{3})?|video(?<folder>[0-9]{6})-[0-9]{3})\.avi\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A(?=[^.]{3,8}\.)(VID[0-9A-Z]*|[0-9]+)~[0-9A-Z]+\.AVI\z")]
    private static partial Regex ShortForm();

    [GeneratedRegex(@"\A[0-9A-Za-z-]{4,40}\.avi\z")]
    private static partial Regex Safe();

    [GeneratedRegex(@"\A[0-9]{6}\z")]
    private static partial Regex SixDigits();
}
