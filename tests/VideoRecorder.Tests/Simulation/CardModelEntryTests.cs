using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Simulation.Card;

namespace VideoRecorder.Tests.Simulation;

/// <summary>What power cuts in changes of directory entries leave on the simulated card: marks, short names, names of nothing.</summary>
public sealed class CardModelEntryTests
{
    private const string Name = "/20241220143052.avi";
    private const string ShortName = "/202412~1.AVI";
    private const int Fillers = 14;
    private static readonly byte[] Bytes = SimulatedCard.Bytes(1500, 1);
    private static readonly long Room = Prepared(1).Card.FreeBytes;

    [Fact]
    public void A_file_is_pending_until_it_is_marked_and_again_when_it_was_changed()
    {
        SimulatedCard board = new();
        board.Write(Name, Bytes);
        Assert.False(IsDelivered(board));
        board.Card.SetDelivered(Name, true);
        board.Read(Name);
        board.Card.Open(Name, true).Close();
        Assert.True(IsDelivered(board));

        Patch(board);
        Assert.False(IsDelivered(board));
        board.Card.SetDelivered(Name, true);
        board.Card.SetDelivered(Name, false);
        Assert.False(IsDelivered(board));
        Assert.Equal(CardError.NotFound, Assert.Throws<CardException>(() => board.Card.SetDelivered("/b.avi", true)).Error);
    }

    [Fact]
    public void A_sync_of_what_was_changed_makes_it_pending()
    {
        SimulatedCard board = new();
        board.Write(Name, Bytes);
        board.Card.SetDelivered(Name, true);
        IFile file = board.Card.Open(Name, true);
        file.Overwrite(0, [1], 0, 1);
        Assert.True(IsDelivered(board));
        file.Sync();

        Assert.False(IsDelivered(board));
    }

    [Fact]
    public void A_cut_in_a_mark_leaves_the_old_or_the_new_one_and_nothing_else()
    {
        HashSet<bool> marks = [];
        for (ulong seed = 0; seed < 50; seed++)
        {
            SimulatedCard board = Prepared(seed);
            board.CutIn(() => board.Card.SetDelivered(Name, true));
            marks.Add(IsDelivered(board));
            Assert.Equal([Name], board.Names());
            Assert.Equal(Bytes, board.Read(Name));
            Assert.Equal(Room, board.Card.FreeBytes);
        }

        Assert.Equal(2, marks.Count);
    }

    [Fact]
    public void A_cut_in_a_change_of_a_delivered_file_makes_it_pending_after_the_bytes_only()
    {
        HashSet<(string Bytes, bool IsDelivered)> states = [];
        for (ulong seed = 0; seed < 200; seed++)
        {
            SimulatedCard board = Prepared(seed);
            board.Card.SetDelivered(Name, true);
            IFile file = board.Card.Open(Name, true);
            board.Card.Outcome = seed % 2 == 0 ? CutOutcome.Prefix : CutOutcome.TornSector;
            file.Overwrite(0, SimulatedCard.Bytes(512, 2), 0, 512);
            board.CutIn(file.Close);
            byte[] left = board.Read(Name);
            Assert.Equal(Bytes[512..], left[512..]);
            int changed = left.AsSpan(0, 512).CommonPrefixLength(SimulatedCard.Bytes(512, 2));
            states.Add((changed == 0 ? "old" : changed == 512 ? "new" : "torn", IsDelivered(board)));
        }

        Assert.Equal([("new", false), ("new", true), ("old", true), ("torn", true)], states.Order());
    }

    [Fact]
    public void A_cut_in_a_deletion_may_leave_the_short_name_with_its_mark_or_lose_the_space()
    {
        HashSet<string> states = [];
        for (ulong seed = 0; seed < 100; seed++)
        {
            SimulatedCard board = Prepared(seed);
            board.Card.SetDelivered(Name, true);
            board.CutIn(() => board.Card.Delete(Name));
            string[] names = board.Names();
            Assert.All(names, name => Assert.Equal(Bytes, board.Read(name)));
            Assert.Equal(names.Length > 0, IsDelivered(board));
            states.Add(string.Join(' ', names) + (board.Card.FreeBytes > Room ? "all free" : string.Empty));
        }

        Assert.Equal([string.Empty, Name, ShortName, "all free"], states.Order(StringComparer.Ordinal));
    }

    private static bool IsDelivered(SimulatedCard board) => Array.Exists(board.Card.List("/"), entry => entry.IsDelivered);

    private static void Patch(SimulatedCard board)
    {
        IFile file = board.Card.Open(Name, true);
        file.Overwrite(0, [1, 2, 3], 0, 3);
        file.Close();
    }

    /// <summary>The name of the file lies in two sectors of the folder, where others stand before it.</summary>
    private static SimulatedCard Prepared(ulong seed, int fillers = Fillers)
    {
        SimulatedCard board = new(seed);
        for (int i = 0; i < fillers; i++)
        {
            board.Card.CreateFolder("/" + i);
        }

        board.Write(Name, Bytes);
        return board;
    }
}
