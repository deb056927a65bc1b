using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Invariants;

namespace VideoRecorder.Tests.Simulation;

/// <summary>How the simulated card fails, and what it lets no one do.</summary>
public sealed class CardModelFaultTests
{
    private static readonly byte[] Bytes = SimulatedCard.Bytes(1500, 1);

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

    [Theory]
    [InlineData(CardFault.Failed, CardError.Failed)]
    [InlineData(CardFault.Full, CardError.Full)]
    internal void A_write_that_fails_may_have_done_a_part(CardFault fault, CardError expected)
    {
        HashSet<long> lengths = [];
        for (ulong seed = 0; seed < 20; seed++)
        {
            SimulatedCard board = new(seed);
            IFile file = board.Card.Create("/a.avi");
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
        IFile file = board.Card.Create("/a.avi");
        board.Fail(CardFault.Failed);
        Error(() => file.Append(Bytes, 0, Bytes.Length));
        board.World.Faults.Clear();

        Assert.Equal(CardError.Failed, Error(() => file.Append(Bytes, 0, 1)));
        Assert.Equal(CardError.Failed, Error(file.Sync));
        Assert.Equal(CardError.Failed, Error(file.Close));
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
            IFile file = board.Card.Create("/a.avi");
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
