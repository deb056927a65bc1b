using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Simulation.Card;

namespace VideoRecorder.Tests.Simulation;

/// <summary>What a power cut leaves on the simulated card.</summary>
public sealed class CardModelCutTests
{
    private static readonly byte[] Old = SimulatedCard.Bytes(1300, 1);
    private static readonly byte[] New = SimulatedCard.Bytes(2000, 2);

    [Theory]
    [InlineData(CutOutcome.All)]
    [InlineData(CutOutcome.None)]
    [InlineData(CutOutcome.Prefix)]
    [InlineData(CutOutcome.TornSector)]
    [InlineData(CutOutcome.Subset)]
    [InlineData(CutOutcome.LateAppends)]
    internal void What_was_synced_stays(CutOutcome outcome)
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            SimulatedCard board = Write(seed, outcome);
            board.CutAndBoot();

            byte[] left = board.Read("/a.avi");
            Assert.True(left.Length is 1300 or 3300);
            Assert.Equal(Old, left[..1300]);
        }
    }

    [Fact]
    public void All_keeps_everything_and_none_keeps_nothing()
    {
        SimulatedCard all = Write(1, CutOutcome.All);
        all.CutAndBoot();
        SimulatedCard none = Write(1, CutOutcome.None);
        none.CutAndBoot();

        Assert.Equal([.. Old, .. New], all.Read("/a.avi"));
        Assert.Equal(Old, none.Read("/a.avi"));
        Assert.Equal(["/a.avi"], none.Names());
    }

    [Fact]
    public void A_prefix_never_has_the_size_without_the_bytes()
    {
        HashSet<int> sizes = [];
        for (ulong seed = 0; seed < 100; seed++)
        {
            SimulatedCard board = Write(seed, CutOutcome.Prefix);
            board.CutAndBoot();
            byte[] left = board.Read("/a.avi");
            sizes.Add(left.Length);
            Assert.Equal(left.Length == 1300 ? Old : [.. Old, .. New], left);
        }

        Assert.Equal(2, sizes.Count);
    }

    [Fact]
    public void A_subset_can_show_old_bytes_of_other_files()
    {
        int stale = 0;
        for (ulong seed = 0; seed < 100; seed++)
        {
            SimulatedCard board = new(seed, card => card.Outcome = CutOutcome.Subset);
            byte[] other = new byte[(int)board.Card.FreeBytes - 512];
            Array.Fill(other, (byte)0xEE);
            board.Write("/old.avi", other);
            board.Card.Delete("/old.avi");
            IFile file = board.Card.Create("/a.avi");
            file.Append(New, 0, New.Length);
            board.CutAndBoot();
            stale += board.Names().Length > 0 && board.Read("/a.avi").AsSpan().IndexOf([(byte)0xEE, (byte)0xEE, (byte)0xEE]) >= 0 ? 1 : 0;
        }

        Assert.InRange(stale, 5, 95);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_header_may_come_before_an_index_without_a_sync_between(bool isSynced, bool isSeen)
    {
        bool lacksIndex = false;
        for (ulong seed = 0; seed < 20; seed++)
        {
            SimulatedCard board = Write(seed, CutOutcome.LateAppends);
            OpenFile file = board.File("/a.avi").Writer!;
            if (isSynced)
            {
                file.Sync();
            }

            file.Overwrite(0, New, 0, 512);
            board.CutAndBoot();
            byte[] left = board.Read("/a.avi");
            lacksIndex |= left.Length == 3300 && left.AsSpan(0, 512).SequenceEqual(New.AsSpan(0, 512)) && !left.AsSpan(1300).SequenceEqual(New);
        }

        Assert.Equal(isSeen, lacksIndex);
    }

    [Fact]
    public void A_torn_sector_is_new_up_to_a_byte()
    {
        HashSet<string> kinds = [];
        for (ulong seed = 0; seed < 100; seed++)
        {
            SimulatedCard board = new(seed, card => card.Outcome = CutOutcome.TornSector);
            board.Write("/a.avi", Old);
            IFile file = board.Card.Open("/a.avi", true);
            file.Overwrite(0, New, 0, 512);
            board.CutAndBoot();

            byte[] left = board.Read("/a.avi");
            Assert.Equal(Old.Length, left.Length);
            Assert.Equal(Old[512..], left[512..]);
            int same = left.AsSpan(0, 512).CommonPrefixLength(New);
            Assert.Equal(Old[same..512], left[same..512]);
            kinds.Add(same == 512 ? "new" : same == 0 ? "old" : "mixed");
        }

        Assert.Contains("mixed", kinds);
    }

    [Fact]
    public void A_file_that_was_never_synced_can_lose_its_clusters()
    {
        SimulatedCard board = new(1, card => card.Outcome = CutOutcome.None);
        long free = board.Card.FreeBytes;
        IFile file = board.Card.Create("/a.avi");
        file.Append(New, 0, New.Length);
        board.Card.CreateFolder("/b");
        board.CutAndBoot();

        // The new folder has brought the table of clusters to the medium, and the name, but not the size.
        Assert.Equal(["/a.avi"], board.Names());
        Assert.Empty(board.Read("/a.avi"));
        board.Card.Delete("/a.avi");
        board.Card.DeleteFolder("/b");
        Assert.Equal(free - 2048, board.Card.FreeBytes);
    }

    [Fact]
    public void A_file_cut_off_over_a_cluster_may_end_before_its_size()
    {
        SimulatedCard board = new(1, card => card.Outcome = CutOutcome.None);
        board.Write("/a.avi", Old);
        IFile file = board.Card.Open("/a.avi", true);
        file.Truncate(100);
        board.Card.CreateFolder("/b");
        board.CutAndBoot();

        IFile left = board.Card.Open("/a.avi", false);
        byte[] bytes = new byte[1300];
        Assert.Equal(1300, left.Length);
        Assert.Equal(512, left.Read(0, bytes, 0, 512));
        Assert.Equal(CardError.Failed, Assert.Throws<CardException>(() => left.Read(0, bytes, 0, 1300)).Error);
    }

    private static SimulatedCard Write(ulong seed, CutOutcome? outcome, Action<CardModel>? set = null)
    {
        SimulatedCard board = new(seed, card =>
        {
            card.Outcome = outcome;
            set?.Invoke(card);
        });
        IFile file = board.Card.Create("/a.avi");
        file.Append(Old, 0, Old.Length);
        file.Sync();
        file.Append(New, 0, New.Length);
        Assert.Equal(Old, board.File("/a.avi").Durable.ToArray());
        Assert.Equal([.. Old, .. New], board.File("/a.avi").Content.ToArray());
        return board;
    }
}
