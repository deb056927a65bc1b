using VideoRecorder.Core.Clips.Card;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Log;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Time;
using VideoRecorder.Core.Time.Zones;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.BadInput;

/// <summary>What the recorder makes of a card whose folders hold anything.</summary>
public class ScanProperties
{
    private const int MostFolders = 4;

    [Fact]
    public void A_scan_finds_the_clips_in_their_order_and_touches_nothing_else() => Inputs.Check("listings of a card", dice =>
    {
        HostileCard card = Card(dice);
        dice.Input = card.Folders.SelectMany(f => f.Value, (f, e) =>
            $"{f.Key} {Shown.Of(e.Name)} {e.Size}{(e.IsFolder ? " folder" : "")}{(e.IsDelivered ? " delivered" : "")}");
        CardEntry[] root = card.List(ClipName.Root);
        ClipCatalogue clips = new() { KeepsMarks = !dice.Chance(4) };
        LocalClock clock = new(new VirtualTimeClock(), TimeZoneRule.Fixed(0));
        ClipCreator creator = new(card, clips, clock);
        creator.Prepare();
        Assert.Equal(1 + root.Where(e => e.IsFolder).Select(e => ClipName.ParseFolder(e.Name)).Append(0).Max(), creator.FirstFolder);

        int entries = card.Folders.Sum(f => f.Value.Length);
        CardScan scan = new(card, clips, creator, new RecorderLog(new LogLines(new VirtualTimeClock()), clock, new Secrets(new RecorderSettings())));
        int steps = 0;
        while (scan.Step())
        {
            Assert.True(++steps <= 3 + root.Length + entries, "the scan goes on for ever");
        }

        AssertTouchesOnlyEmptyFolders(card);
        AssertFindsEachClip(card, clips);
    });

    private static HostileCard Card(Dice dice)
    {
        HostileCard card = new();
        List<CardEntry> root = [];
        for (int i = dice.Next(MostFolders); i >= 0; i--)
        {
            string name = i == 0 ? "000003" : HostileNames.Folder(dice);
            if (root.Exists(e => e.Name == name))
            {
                continue;
            }

            root.Add(new CardEntry(name, 0, isFolder: !dice.Chance(8), false));
            int number = Math.Max(0, ClipName.ParseFolder(name));
            card.Folders["/clips/" + name] = [.. Enumerable.Range(0, dice.Next(8)).Select(_ =>
                new CardEntry(HostileNames.File(dice, number), dice.Chance(4) ? (uint)dice.Number() : 100 * dice.Next(30), dice.Chance(9), dice.Chance(2)))];
        }

        if (dice.Chance(4))
        {
            // what a probe of the marks left behind, or looks like that
            root.Add(new CardEntry(dice.Chance(4) ? dice.Mutate("probe.tmp") : "probe.tmp", dice.Next(2) * 7, isFolder: dice.Chance(5), dice.Chance(2)));
        }

        card.Folders[ClipName.Root] = [.. root];
        return card;
    }

    private static void AssertTouchesOnlyEmptyFolders(HostileCard card)
    {
        foreach ((string what, string path) in card.Touched)
        {
            Assert.Equal("delete folder", what);
            Assert.Empty(card.List(path));
            Assert.Equal(path, ClipName.FolderPath(ClipName.ParseFolder(path["/clips/".Length..])));
        }
    }

    /// <summary>Each clip is known once: to be sent unless every entry of its name is marked, and then the first that gives way.</summary>
    private static void AssertFindsEachClip(HostileCard card, ClipCatalogue clips)
    {
        ILookup<string, (ClipName Name, CardEntry Entry)> files = card.List(ClipName.Root)
            .Where(e => e.IsFolder && ClipName.ParseFolder(e.Name) >= 0).SelectMany(Clips(card)).ToLookup(pair => pair.Name.Path);
        HashSet<string> marked = [.. files.Where(file => clips.KeepsMarks && file.All(pair => pair.Entry.IsDelivered)).Select(file => file.Key)];
        Assert.Equal(files.Count, clips.Count);
        List<string> checkedNow = Take(clips, ClipUse.Check, clip => clips.Return(clip, clip.IsDelivered ? ClipState.Delivered : ClipState.Pending));
        Assert.All(checkedNow, path => Assert.Contains(path, files.Select(file => file.Key)));
        Assert.All(files.Where(file => file.First().Name.IsShort), file => Assert.Contains(file.Key, checkedNow));
        foreach (IGrouping<int, ClipName> folder in files.Select(file => file.First().Name).GroupBy(name => name.Folder))
        {
            string last = folder.Aggregate((one, two) => one.CompareInFolder(two) > 0 ? one : two).Path;
            Assert.True(marked.Contains(last) || checkedNow.Contains(last), last + " may be cut off and is not checked");
        }

        Assert.All(checkedNow.Where(marked.Contains), path => Assert.True(files[path].First().Name.IsShort, path + " is marked and checked all the same"));

        List<string> evicted = Take(clips, ClipUse.Eviction, clip => clips.Remove(clip), most: marked.Count);
        Assert.Equal(Math.Min(marked.Count, Math.Max(0, files.Count - 1)), evicted.Count);
        Assert.All(evicted, path => Assert.Contains(path, marked));
        List<string> sent = Take(clips, ClipUse.Upload, clip => clips.Remove(clip));
        Assert.Equal(files.Select(file => file.Key).Where(path => !marked.Contains(path)).Order(), sent.Order());
    }

    private static List<string> Take(ClipCatalogue clips, ClipUse use, Action<Clip> end, int most = int.MaxValue)
    {
        List<string> taken = [];
        Clip clip = new();
        ClipName? last = null;
        while (taken.Count < most && clips.TryLease(use, 0, clip))
        {
            Assert.True(
                last is null || clip.Name.Folder > last.Folder || (clip.Name.Folder == last.Folder && last.CompareInFolder(clip.Name) < 0),
                "not in the order of recording");
            last = Copy(clip.Name);
            taken.Add(clip.Path);
            end(clip);
        }

        Assert.False(clips.IsSearching(use), "the search among so few clips goes on");
        return taken;
    }

    private static Func<CardEntry, IEnumerable<(ClipName Name, CardEntry Entry)>> Clips(HostileCard card) => folder =>
    {
        int number = ClipName.ParseFolder(folder.Name);
        return card.List("/clips/" + folder.Name).Where(e => !e.IsFolder).Select(e => (Name: new ClipName(), Entry: e))
            .Where(pair => pair.Name.Parse(number, pair.Entry.Name));
    };

    private static ClipName Copy(ClipName name)
    {
        ClipName copy = new();
        Assert.True(copy.Parse(name.Folder, Path.GetFileName(name.Path)));
        return copy;
    }
}
