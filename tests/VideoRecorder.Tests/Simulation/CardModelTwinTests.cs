using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Storage;
using VideoRecorder.Simulation.Card;

namespace VideoRecorder.Tests.Simulation;

/// <summary>What power cuts in changes of names leave on the simulated card: two names, short names, names of nothing.</summary>
public sealed class CardModelTwinTests
{
    private const string Name = "/20241220143052.avi";
    private const string NewName = "/20241220143052.uploaded.avi";
    private const int Fillers = 13;
    private static readonly long Room = new SimulatedCard().Card.FreeBytes - (Fillers * 512);
    private static readonly byte[] Bytes = SimulatedCard.Bytes(1500, 1);
    private static readonly byte[] Others = SimulatedCard.Bytes(1200, 9);

    [Fact]
    public void A_cut_in_a_rename_leaves_one_of_its_states()
    {
        HashSet<string> states = [];
        for (ulong seed = 0; seed < 100; seed++)
        {
            SimulatedCard board = Cut(seed, card => card.Rename(Name, NewName), 2);
            states.Add(string.Join(' ', board.Names()));
            Assert.All(board.Names(), name => Assert.Equal(Bytes, board.Read(name)));
            Assert.Single(board.Card.Entries.Select(entry => entry.Value).Distinct());
        }

        Assert.Equal(
            new[] { Name, Name + " " + NewName, NewName, NewName + " /202412~1.AVI" }.Order(StringComparer.Ordinal),
            states.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_name_in_one_sector_leaves_no_short_name()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            SimulatedCard board = Cut(seed, card => card.Rename(Name, NewName), 0);

            // The new name lies in the same sector of the folder: it is one write.
            Assert.Contains(string.Join(' ', board.Names()), new[] { Name, NewName });
        }
    }

    [Fact]
    public void A_cut_in_a_deletion_may_lose_the_room()
    {
        HashSet<string> states = [];
        for (ulong seed = 0; seed < 100; seed++)
        {
            SimulatedCard board = Cut(seed, card => card.Delete(Name), 2);
            string[] names = board.Names();
            Assert.All(names, name => Assert.Equal(Bytes, board.Read(name)));
            states.Add(string.Join(' ', names) + (board.Card.FreeBytes == Room ? "all free" : string.Empty));
        }

        Assert.Equal([string.Empty, Name, "/202412~1.AVI", "all free"], states.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Two_names_deleted_one_after_the_other_free_the_room_once()
    {
        SimulatedCard board = Twins();

        // The new name has made the folder grow; so it keeps a cluster.
        Assert.True(board.Card.Delete(Name));
        Assert.Equal(Room - 512, board.Card.FreeBytes);
        Assert.True(board.Card.Delete(NewName));

        Assert.Equal(Room - 512, board.Card.FreeBytes);
    }

    [Fact]
    public void A_name_whose_other_name_is_deleted_leads_to_bytes_that_are_not_its_own()
    {
        SimulatedCard board = Twins();
        CardFile file = board.File(Name);
        Assert.Same(file, board.File(NewName));
        board.Card.Delete(Name);

        IClipFile left = board.Card.Open(NewName, false);
        byte[] bytes = new byte[1500];
        Assert.Equal(512, left.Read(0, bytes, 0, 512));
        Assert.Equal(Bytes[..512], bytes[..512]);
        Assert.Equal(CardError.Failed, Assert.Throws<CardException>(() => left.Read(0, bytes, 0, 1500)).Error);
        left.Close();
    }

    [Fact]
    public void Deleting_the_name_that_was_left_destroys_the_file_that_has_the_room_now()
    {
        SimulatedCard board = Twins(card => card.IsFat16 = true);
        board.Card.Delete(Name);

        // FAT16 gives out the first free cluster after a mount.
        board.Boot();
        board.Write("/new.avi", Others);
        CardFile file = board.File("/new.avi");
        int version = file.Version;
        Assert.Equal(Others[..1024], board.Card.Entries.Single(entry => entry.Key == NewName).Value.Content[..1024].ToArray());
        board.Card.Delete(NewName);

        Assert.True(file.Version > version);
        Assert.NotEqual(Others, file.Content.ToArray());
        Assert.Equal(512, file.Content.Length);
    }

    [Fact]
    public void A_failing_rename_may_be_half_done()
    {
        HashSet<string> states = [];
        for (ulong seed = 0; seed < 60; seed++)
        {
            SimulatedCard board = Prepared(seed, 2);
            board.Fail(CardFault.Failed);
            Assert.Equal(CardError.Failed, Assert.Throws<CardException>(() => board.Card.Rename(Name, NewName)).Error);
            states.Add(string.Join(' ', board.Names()));
        }

        Assert.Equal(4, states.Count);
    }

    [Fact]
    public void A_cut_in_making_or_removing_a_folder_may_lose_a_cluster()
    {
        HashSet<(bool IsThere, long Lost)> made = [];
        HashSet<(bool IsThere, long Lost)> removed = [];
        for (ulong seed = 0; seed < 50; seed++)
        {
            SimulatedCard board = new(seed, card => card.Outcome = CutOutcome.Prefix);
            long free = board.Card.FreeBytes;
            board.CutIn(() => board.Card.CreateFolder("/clips"));
            made.Add((board.Card.List("/").Length > 0, free - board.Card.FreeBytes));
            board.Card.CreateFolder("/clips");
            free = board.Card.FreeBytes;
            board.CutIn(() => board.Card.DeleteFolder("/clips"));
            removed.Add((board.Card.List("/").Length > 0, free - board.Card.FreeBytes));
        }

        Assert.Equal([(false, 0), (false, 512), (true, 512)], made.Order());
        Assert.Equal([(false, -512), (false, 0), (true, 0)], removed.Order());
    }

    private static SimulatedCard Twins(Action<CardModel>? set = null)
    {
        for (ulong seed = 0; ; seed++)
        {
            SimulatedCard board = Cut(seed, card => card.Rename(Name, NewName), 1000, set);
            if (board.Names().Length == 2)
            {
                return board;
            }
        }
    }

    private static SimulatedCard Cut(ulong seed, Action<CardModel> call, int straddleOneIn, Action<CardModel>? set = null)
    {
        SimulatedCard board = Prepared(seed, straddleOneIn, set);
        board.CutIn(() => call(board.Card));
        return board;
    }

    private static SimulatedCard Prepared(ulong seed, int straddleOneIn, Action<CardModel>? set = null)
    {
        SimulatedCard board = new(seed, card =>
        {
            card.Outcome = CutOutcome.Prefix;
            card.StraddleOneIn = straddleOneIn;
            set?.Invoke(card);
        });
        board.Write(Name, Bytes);
        if (straddleOneIn > 0)
        {
            // Other names fill the sector of the folder, so that a new name comes into the next one.
            for (int i = 0; i < Fillers; i++)
            {
                board.Card.CreateFolder("/" + i);
            }
        }

        return board;
    }
}
