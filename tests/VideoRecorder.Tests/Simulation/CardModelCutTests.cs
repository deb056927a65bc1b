using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Storage;
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
            IClipFile file = board.Card.Create("/a.avi");
            file.Append(New, 0, New.Length);
            board.CutAndBoot();
            stale += board.Names().Length > 0 && board.Read("/a.avi").AsSpan().IndexOf([(byte)0xEE, (byte)0xEE, (byte)0xEE]) >= 0 ? 1 : 0;
        }

        Assert.InRange(stale, 5, 95);
    }

    [Fact]
    public void A_torn_sector_is_new_up_to_a_byte()
    {
        HashSet<string> kinds = [];
        for (ulong seed = 0; seed < 100; seed++)
        {
            SimulatedCard board = new(seed, card => card.Outcome = CutOutcome.TornSector);
            board.Write("/a.avi", Old);
            IClipFile file = board.Card.Open("/a.avi", true);
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
    public void A_torn_sector_may_take_synced_bytes_along_only_where_it_is_asked_for()
    {
        int damaged = 0;
        for (ulong seed = 0; seed < 100; seed++)
        {
            SimulatedCard board = Write(seed, CutOutcome.TornSector, card => card.TearsSyncedBytes = true);
            board.CutAndBoot();
            byte[] left = board.Read("/a.avi");
            Assert.Equal(Old[..1024], left[..1024]);
            damaged += left.AsSpan(0, 1300).SequenceEqual(Old) ? 0 : 1;
        }

        Assert.InRange(damaged, 1, 99);
    }

    [Fact]
    public void A_file_that_was_never_synced_can_lose_its_clusters()
    {
        SimulatedCard board = new(1, card => card.Outcome = CutOutcome.None);
        long free = board.Card.FreeBytes;
        IClipFile file = board.Card.Create("/a.avi");
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
        IClipFile file = board.Card.Open("/a.avi", true);
        file.Truncate(100);
        board.Card.CreateFolder("/b");
        board.CutAndBoot();

        IClipFile left = board.Card.Open("/a.avi", false);
        byte[] bytes = new byte[1300];
        Assert.Equal(1300, left.Length);
        Assert.Equal(512, left.Read(0, bytes, 0, 512));
        Assert.Equal(CardError.Failed, Assert.Throws<CardException>(() => left.Read(0, bytes, 0, 1300)).Error);
    }

    [Fact]
    public void A_folder_that_grows_may_show_old_bytes_as_names()
    {
        int junk = 0;
        for (ulong seed = 0; seed < 30; seed++)
        {
            SimulatedCard board = new(seed);
            for (int i = 0; i < 5; i++)
            {
                board.Write("/video00001" + i + ".avi", []);
            }

            board.CutIn(() => board.Card.Create("/video000019.avi"));
            CardEntry[] entries = board.Card.List("/");
            junk += entries.Length > 6 ? 1 : 0;
            Assert.All(board.Names(), name => Assert.StartsWith("/video", name, StringComparison.Ordinal));
        }

        Assert.InRange(junk, 1, 29);
    }

    [Fact]
    public void The_figure_of_free_space_is_not_counted_again()
    {
        SimulatedCard board = new(1, card => card.Outcome = CutOutcome.Subset);
        CardSpace space = new();
        bool differs = false;
        for (int i = 0; i < 30; i++)
        {
            board.Write("/a.avi", New);
            board.CutIn(() => board.Card.Delete("/a.avi"));
            _ = board.Names().Length > 0 && board.Card.Delete("/a.avi");
            board.Card.GetSpace(space);
            differs |= space.FreeBytes != board.Card.FreeBytes;
        }

        Assert.True(differs);
        board.Card.IsFat16 = true;
        board.CutAndBoot();
        board.Card.GetSpace(space);
        Assert.Equal(space.FreeBytes, board.Card.FreeBytes);
    }

    [Fact]
    public void The_same_seed_leaves_the_same_bytes()
    {
        ulong[] prints = [.. Enumerable.Range(0, 20).Select(i => Run((ulong)i / 2))];

        Assert.All(Enumerable.Range(0, 10), i => Assert.Equal(prints[2 * i], prints[(2 * i) + 1]));
        Assert.True(prints.Distinct().Count() > 3);

        static ulong Run(ulong seed)
        {
            SimulatedCard board = Write(seed, null);
            board.CutAndBoot();
            return board.Card.Image().Fingerprint;
        }
    }

    private static SimulatedCard Write(ulong seed, CutOutcome? outcome, Action<CardModel>? set = null)
    {
        SimulatedCard board = new(seed, card =>
        {
            card.Outcome = outcome;
            set?.Invoke(card);
        });
        IClipFile file = board.Card.Create("/a.avi");
        file.Append(Old, 0, Old.Length);
        file.Sync();
        file.Append(New, 0, New.Length);
        Assert.Equal(Old, board.File("/a.avi").Durable.ToArray());
        Assert.Equal([.. Old, .. New], board.File("/a.avi").Content.ToArray());
        return board;
    }
}
