using System.Globalization;
using VideoRecorder.Core.Status;
using VideoRecorder.Core.Storage;
using VideoRecorder.Core.Time;
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
        dice.Input = card.Folders.SelectMany(f => f.Value, (f, e) => $"{f.Key} {Shown.Of(e.Name)} {e.Size}{(e.IsFolder ? " folder" : "")}");
        CardEntry[] root = card.List(ClipName.Root);
        SharedState state = new(0);
        LocalClock clock = new(new VirtualTimeClock(), TimeZoneRule.Fixed(0));
        ClipCreator creator = new(card, state, clock);
        try
        {
            creator.Prepare();
        }
        catch (CardException)
        {
            // A clip that was to be deleted cannot be read.
            AssertTouchesOnlyClips(card);
            return;
        }

        Assert.Equal(1 + root.Where(e => e.IsFolder).Select(e => ClipName.ParseFolder(e.Name)).Append(0).Max(), creator.FirstFolder);

        int entries = card.Folders.Sum(f => f.Value.Length);
        CardScan scan = new(card, state, creator, new RecorderLog(new LogLines(new VirtualTimeClock()), state, clock));
        int steps = 0;
        while (scan.Step())
        {
            Assert.True(++steps <= 3 + root.Length + entries, "the scan goes on for ever");
        }

        AssertTouchesOnlyClips(card);
        AssertOrder(card, state);
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

            root.Add(new CardEntry(name, 0, isFolder: !dice.Chance(8)));
            int number = Math.Max(0, ClipName.ParseFolder(name));
            CardEntry[] entries = [.. Enumerable.Range(0, dice.Next(8)).Select(_ =>
                new CardEntry(HostileNames.File(dice, number), dice.Chance(4) ? (uint)dice.Number() : 100 * dice.Next(3), dice.Chance(9)))];
            card.Folders["/clips/" + name] = entries;
            foreach (CardEntry entry in entries.Where(_ => dice.Chance(2)))
            {
                card.Files[$"/clips/{name}/{entry.Name}"] = [1, 2, 3];
            }
        }

        if (dice.Chance(4))
        {
            // what says that a clip is to be deleted, or looks like that
            string name = string.Create(CultureInfo.InvariantCulture, $"{dice.Next(5):D6}.{dice.Next(3):D3}");
            root.Add(new CardEntry(dice.Chance(4) ? dice.Mutate(name) : name, dice.Chance(2) ? 0 : 7, isFolder: dice.Chance(5)));
        }

        card.Folders[ClipName.Root] = [.. root];
        return card;
    }

    private static void AssertTouchesOnlyClips(HostileCard card)
    {
        foreach ((string what, string path) in card.Touched)
        {
            if (what == "delete folder")
            {
                Assert.Empty(card.List(path));
                Assert.Equal(path, ClipName.FolderPath(ClipName.ParseFolder(path["/clips/".Length..])));
            }
            else if (what == "delete")
            {
                Assert.Matches(@"\A/clips/[0-9]{6}\.[0-9]{3}\z", path);
                Assert.Contains(card.List(ClipName.Root), e => !e.IsFolder && e.Size == 0 && e.Name == Path.GetFileName(path));
            }
            else
            {
                Assert.Equal("read", what);
                Assert.Contains(card.List(Path.GetDirectoryName(path)!), e => !e.IsFolder && e.Name == Path.GetFileName(path));
            }
        }
    }

    private static void AssertOrder(HostileCard card, SharedState state)
    {
        List<ClipName> clips = [.. card.List(ClipName.Root).Where(e => e.IsFolder && ClipName.ParseFolder(e.Name) >= 0).SelectMany(Clips(card))];
        int files = clips.Count;
        Assert.True(state.ClipCount <= files);

        // All that are not marked on the card must be sent; no clip loses its last unmarked name.
        ClipTicket ticket = new();
        HashSet<string> waiting = [];
        (int Folder, ClipName? Name) last = (-1, null);
        while (state.TryTakeUnchecked(ticket))
        {
            state.ClipSettled(ticket, ticket.Size, ClipState.Pending);
        }

        while (state.TryTakeUpload(0, ticket))
        {
            Assert.True(ticket.Name.Folder > last.Folder || (ticket.Name.Folder == last.Folder && last.Name!.CompareInFolder(ticket.Name) <= 0), "not in the order of recording");
            last = (ticket.Name.Folder, Copy(ticket.Name));
            Assert.Contains(clips, c => c.Path == ticket.Path && !c.IsUploaded);
            waiting.Add(ticket.Path);
            state.UploadEnded(ticket, UploadOutcome.Deleted, 0);
        }

        foreach (ClipName clip in clips.Where(c => !c.IsUploaded && !waiting.Contains(c.Path)))
        {
            Assert.True(
                clips.Exists(c => c.IsUploaded && c.FileName == clip.FileName) || clips.Exists(c => c.Folder == clip.Folder && c.Stamp != 0 && clip.Stamp == 0),
                clip.Path + " is not marked on the card and will never be sent");
        }
    }

    private static Func<CardEntry, IEnumerable<ClipName>> Clips(HostileCard card) => folder =>
    {
        int number = ClipName.ParseFolder(folder.Name);
        return card.List("/clips/" + folder.Name).Where(e => !e.IsFolder).Select(e => (Name: new ClipName(), Entry: e))
            .Where(pair => pair.Name.Parse(number, pair.Entry.Name)).Select(pair => pair.Name);
    };

    private static ClipName Copy(ClipName name)
    {
        ClipName copy = new();
        Assert.True(copy.Parse(name.Folder, Path.GetFileName(name.Path)));
        return copy;
    }
}
