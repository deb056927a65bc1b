using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Storage;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Invariants;

namespace VideoRecorder.Tests.Simulation;

/// <summary>How the simulated card fails, and what it lets nobody do.</summary>
public sealed class CardModelFaultTests
{
    private static readonly byte[] Bytes = SimulatedCard.Bytes(1500, 1);

    [Fact]
    public void A_card_that_was_pulled_answers_after_a_mount()
    {
        SimulatedCard board = new(1, card => card.Outcome = CutOutcome.None);
        IClipFile file = board.Card.Create("/a.avi");
        file.Append(Bytes, 0, 600);
        file.Sync();
        file.Append(Bytes, 0, 600);
        board.Card.Pull();
        Assert.Equal(CardError.NotPresent, Error(() => file.Append(Bytes, 0, 1)));
        Assert.Equal(CardError.NotPresent, Error(board.Card.Mount));
        board.Card.Insert();
        Assert.Equal(CardError.NotPresent, Error(() => board.Card.List("/")));
        board.Card.Mount();
        Assert.Equal(CardError.NotPresent, Error(file.Sync));
        Assert.Equal(CardError.NotPresent, Error(file.Close));
        file.Close();

        Assert.Equal(Bytes[..600], board.Read("/a.avi"));
    }

    [Fact]
    public void On_the_board_a_pulled_card_is_noticed_at_the_next_mount()
    {
        SimulatedCard board = new(1, card => card.SyncsLater = true);
        board.Card.Pull();
        Assert.Equal(CardError.Failed, Error(() => board.Card.List("/")));
        Assert.Equal(CardError.NotPresent, Error(board.Card.Mount));
        Assert.Equal(CardError.NotPresent, Error(() => board.Card.List("/")));
    }

    [Fact]
    public void A_card_that_went_away_in_a_call_has_to_be_mounted_anew()
    {
        SimulatedCard board = new();
        board.Fail(CardFault.Gone);
        Assert.Equal(CardError.NotPresent, Error(() => board.Card.Create("/a.avi")));
        Assert.Equal(CardError.NotPresent, Error(() => board.Card.List("/")));
        board.Card.Mount();

        Assert.InRange(board.Names().Length, 0, 1);
    }

    [Fact]
    public void A_write_protected_card_can_be_read()
    {
        SimulatedCard board = new();
        board.Write("/a.avi", Bytes);
        board.Card.IsReadOnly = true;

        Assert.Equal(Bytes, board.Read("/a.avi"));
        Assert.Equal(CardError.ReadOnly, Error(() => board.Card.Create("/b.avi")));
        Assert.Equal(CardError.ReadOnly, Error(() => board.Card.Open("/a.avi", true)));
        Assert.Equal(CardError.ReadOnly, Error(() => board.Card.SetDelivered("/a.avi", true)));
        Assert.Equal(CardError.ReadOnly, Error(() => board.Card.Delete("/a.avi")));
        Assert.Equal(CardError.ReadOnly, Error(() => board.Card.CreateFolder("/c")));
    }

    [Fact]
    public void A_card_that_turns_write_protected_keeps_what_was_synced()
    {
        SimulatedCard board = new();
        IClipFile file = board.Card.Create("/a.avi");
        file.Append(Bytes, 0, 600);
        file.Sync();
        file.Append(Bytes, 0, 600);
        board.Card.IsReadOnly = true;
        Assert.Equal(CardError.ReadOnly, Error(() => file.Append(Bytes, 0, 1)));
        Assert.Equal(CardError.ReadOnly, Error(file.Close));

        Assert.Equal(Bytes[..600], board.Read("/a.avi"));
    }

    [Theory]
    [InlineData(CardFault.Failed, CardError.Failed)]
    [InlineData(CardFault.Full, CardError.Full)]
    internal void A_write_that_fails_may_have_done_a_part(CardFault fault, CardError expected)
    {
        HashSet<long> lengths = [];
        for (ulong seed = 0; seed < 20; seed++)
        {
            SimulatedCard board = new(seed);
            IClipFile file = board.Card.Create("/a.avi");
            board.Fail(fault);
            Assert.Equal(expected, Error(() => file.Append(Bytes, 0, Bytes.Length)));
            lengths.Add(file.Length);
            file.Close();
            Assert.Equal(Bytes[..(int)file.Length], board.Read("/a.avi"));
        }

        Assert.True(lengths.Count > 5);
    }

    [Fact]
    public void On_the_board_a_file_takes_nothing_more_after_a_failed_write()
    {
        SimulatedCard board = new(1, card => card.SyncsLater = true);
        IClipFile file = board.Card.Create("/a.avi");
        board.Fail(CardFault.Failed);
        Error(() => file.Append(Bytes, 0, Bytes.Length));
        board.World.Faults.Clear();

        Assert.Equal(CardError.Failed, Error(() => file.Append(Bytes, 0, 1)));
        Assert.Equal(CardError.Failed, Error(file.Sync));
        Assert.Equal(CardError.Failed, Error(file.Close));
    }

    [Fact]
    public void On_the_board_a_mount_after_a_failure_closes_all_files()
    {
        SimulatedCard board = new(1, card => card.SyncsLater = true);
        IClipFile file = board.Card.Create("/a.avi");
        file.Append(Bytes, 0, Bytes.Length);
        board.Fail(CardFault.Failed);
        Error(() => board.Card.List("/"));
        board.World.Faults.Clear();
        board.Card.Mount();

        Assert.Equal(CardError.NotPresent, Error(() => file.Append(Bytes, 0, 1)));
        Assert.Equal(Bytes, board.Read("/a.avi"));
    }

    [Theory]
    [InlineData(CardFault.Stall250, 250)]
    [InlineData(CardFault.Stall1000, 1000)]
    [InlineData(CardFault.Stall5000, 5000)]
    internal void A_stall_takes_its_time_and_nothing_else(CardFault fault, int milliseconds)
    {
        SimulatedCard board = new();
        long begin = board.World.Now;
        long busy = board.Card.BusyMs;
        board.Fail(fault);
        board.Card.List("/");

        Assert.InRange(board.World.Now - begin, milliseconds, milliseconds + board.Card.CallMs);
        Assert.Equal(board.World.Now - begin, board.Card.BusyMs - busy);
    }

    [Fact]
    public void Calls_fail_and_stall_by_chance()
    {
        SimulatedCard board = new(1, card => card.CallMs = 0);
        board.Card.FailRate = 0.1;
        board.Card.StallRate = 0.1;
        int failed = 0;
        for (int i = 0; i < 500; i++)
        {
            try
            {
                board.Card.List("/");
            }
            catch (CardException)
            {
                failed++;
            }
        }

        Assert.InRange(failed, 20, 100);
        Assert.True(board.Card.BusyMs > 10_000);
    }

    [Fact]
    public void A_sync_may_be_done_later_in_order_and_a_close_waits_for_it()
    {
        SimulatedCard board = new(1, card => card.SyncsLater = true);
        board.Card.SyncMs = 10_000;
        SyncCounter counter = new();
        board.World.Watch.Add(counter);
        IClipFile file = board.Card.Create("/a.avi");
        file.Append(Bytes, 0, 600);
        file.Sync();
        file.Append(Bytes, 600, 600);
        file.Sync();
        Assert.Equal(0, counter.Count);
        Assert.Empty(board.File("/a.avi").Durable.ToArray());
        long begin = board.World.Now;
        file.Close();

        Assert.True(board.World.Now > begin + 1000);
        Assert.Equal(3, counter.Count);
        Assert.Equal(Bytes[..1200], board.File("/a.avi").Durable.ToArray());
    }

    [Fact]
    public void A_cut_before_a_later_sync_is_done_loses_no_earlier_one()
    {
        HashSet<int> lengths = [];
        for (ulong seed = 0; seed < 60; seed++)
        {
            SimulatedCard board = new(seed, card => card.SyncsLater = true);
            board.Card.SyncMs = 50;
            board.Card.Outcome = CutOutcome.Prefix;
            SyncCounter counter = new();
            board.World.Watch.Add(counter);
            IClipFile file = board.Card.Create("/a.avi");
            for (int i = 0; i < 3; i++)
            {
                file.Append(Bytes, i * 500, 500);
                file.Sync();
            }

            board.World.CutPower();
            int synced = counter.Count;
            board.Boot();
            byte[] left = board.Names().Length == 0 ? [] : board.Read("/a.avi");
            Assert.True(left.Length >= synced * 500);
            Assert.Equal(Bytes[..left.Length], left);
            lengths.Add(left.Length);
        }

        Assert.Equal([0, 500, 1000, 1500], lengths.Order());
    }

    [Fact]
    public void A_later_sync_that_fails_is_told_by_a_later_call()
    {
        SimulatedCard board = new(1, card => card.SyncsLater = true);
        IClipFile file = board.Card.Create("/a.avi");
        file.Append(Bytes, 0, 600);
        board.Fail(CardFault.Failed);
        file.Sync();
        board.World.Faults.Clear();

        Assert.Equal(CardError.Failed, Error(file.Close));
    }

    [Fact]
    public void Files_of_others_must_not_be_touched()
    {
        Violates(card => card.SetDelivered("/DCIM/1.jpg", true));
        Violates(card => card.Delete("/DCIM/1.jpg"));
        Violates(card => card.Open("/DCIM/1.jpg", true));
        Violates(card => card.DeleteFolder("/empty"));

        static void Violates(Action<CardModel> call)
        {
            SimulatedCard board = new();
            board.Card.AddForeign("/DCIM/1.jpg", 3000);
            board.Card.AddForeignFolder("/empty");
            Assert.Equal(3000, board.Read("/DCIM/1.jpg").Length);
            Assert.True(board.Card.IsUntouched(board.File("/DCIM/1.jpg")));
            Assert.Throws<PowerCutException>(() => call(board.Card));
            Assert.Single(board.World.Violations);
        }
    }

    [Fact]
    public void Others_take_their_files_away_again()
    {
        SimulatedCard board = new();
        board.Card.CreateFolder("/DCIM");
        long free = board.Card.FreeBytes;
        board.Card.AddForeign("/DCIM/1.jpg", 3000);
        Assert.Equal(free - 3072, board.Card.FreeBytes);
        board.Card.RemoveForeign("/DCIM/1.jpg");

        Assert.Equal(free, board.Card.FreeBytes);
        Assert.Empty(board.Names());
    }

    [Fact]
    public void A_file_that_is_written_must_not_be_marked_or_deleted()
    {
        Violates(card => card.SetDelivered("/a.avi", true));
        Violates(card => card.Delete("/a.avi"));

        static void Violates(Action<CardModel> call)
        {
            SimulatedCard board = new();
            board.Card.Create("/a.avi");
            Assert.Throws<PowerCutException>(() => call(board.Card));
            Assert.Single(board.World.Violations);
        }
    }

    private static CardError Error(Action call) => Assert.Throws<CardException>(call).Error;

    private sealed class SyncCounter : Invariant
    {
        public int Count { get; private set; }

        public override void Synced(CardFile file) => Count++;
    }
}
