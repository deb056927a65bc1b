extern alias firmware;

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using VideoRecorder.Core.Storage;
using BoardEntries = firmware::VideoRecorder.Board.FolderEntries;
using BoardPath = firmware::VideoRecorder.Board.CardPath;
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
            Assert.Equal(fileName.Replace(".uploaded.avi", ".avi", StringComparison.Ordinal), name.FileName);
            Assert.Equal(Root + name.Path, VirtualPath.Map(Root, name.Path));
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
        Assert.Equal((one.Path, one.Stamp, one.HasTail, one.IsUploaded), (read.Path, read.Stamp, read.HasTail, read.IsUploaded));

        int order = one.CompareInFolder(two);
        Assert.Equal(Math.Sign(order), -Math.Sign(two.CompareInFolder(one)));
        Assert.Equal(one.FileName == two.FileName, order == 0);
        Assert.Equal(order == 0, one.IsSamePlace(two));
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
            CardEntry entry = new(Encoding.UTF8.GetString(name), dice.Next(), dice.Chance(4));
            written.Add(entry);
            bytes.AddRange([.. BitConverter.GetBytes((int)entry.Size), entry.IsFolder ? firmware::VideoRecorder.Esp32Cam.CardVolume.FolderFlag : (byte)0, (byte)name.Length, .. name]);
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
            Assert.Equal((written[i].Name, written[i].IsFolder ? 0 : written[i].Size, written[i].IsFolder), (read[i].Name, read[i].Size, read[i].IsFolder));
        }
    });

    private static ClipName Any(Dice dice, int folder)
    {
        bool isNumbered = dice.Chance(3);
        DateTime local = new DateTime(2000, 1, 1).AddSeconds(dice.Next(3) == 0 ? dice.Next(3) : (long)dice.Next() * 100 % 252_000_000_000);
        bool hasTail = !isNumbered && dice.Chance(2);
        return new ClipName
        {
            Folder = folder,
            Stamp = isNumbered ? 0 : ClipName.ToStamp(local),
            HasTail = hasTail,
            Index = isNumbered || hasTail ? dice.Next(ClipName.MaxIndex + 1) : 0,
            IsUploaded = dice.Chance(2),
        };
    }

    /// <summary>The rule of names, said in another way than Core says it.</summary>
    private static bool IsClip(int folder, string name)
    {
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

    [GeneratedRegex(@"\A((?<stamp>[0-9]{14})(-(?<folder>[0-9]{6})-[0-9]{3})?|video(?<folder>[0-9]{6})-[0-9]{3})(\.uploaded)?\.avi\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A[0-9]{6}\z")]
    private static partial Regex SixDigits();
}
