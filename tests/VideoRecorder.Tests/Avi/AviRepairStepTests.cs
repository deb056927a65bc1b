using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Avi;

/// <summary>A repair goes in small steps, and may be broken off after each of them.</summary>
public sealed class AviRepairStepTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Cut => _folder.File("cut.avi");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_repair_writes_the_header_when_the_index_is_on_the_card()
    {
        File.WriteAllBytes(Cut, Recorded(ClipMaker.Mixed(9), elapsedMs: null)[..^1]);
        using FileClip file = FileClip.Open(Cut);
        var card = new FaultyClip(file);
        ClipMaker.Repair(card);

        Assert.Equal(["Truncate", "Append", "Sync", "Overwrite", "Sync"], card.Operations);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(1.0)]
    public void A_repair_that_is_cut_at_any_write_is_done_by_the_next_one(double partOfLastWrite)
    {
        byte[]?[] pictures = ClipMaker.Mixed(600);
        byte[] open = Recorded(pictures, elapsedMs: null);
        foreach (byte[] cut in new[] { open, open[..^1], [.. open, 1, 2, 3], open[..(open.Length / 2)], open[..2000] })
        {
            (AviRepair undisturbed, byte[] expected) = ClipMaker.Repair(Cut, cut);
            Assert.Equal(AviRepairResult.Repaired, undisturbed.Result);

            // Each write of a repair is cut once; the last round goes through.
            bool failed = true;
            for (int write = 1; failed; write++)
            {
                Assert.True(write < 20, "a repair needs few writes");
                File.WriteAllBytes(Cut, cut);
                failed = RepairFails(write, partOfLastWrite);
                for (int again = 1; failed && again <= 2; again++)
                {
                    RepairFails(again, partOfLastWrite);
                }

                (_, byte[] bytes) = ClipMaker.Repair(Cut, File.ReadAllBytes(Cut));
                Assert.Equal(expected, bytes);
                Assert.Equal(AviFileState.Finished, ClipMaker.Inspect(Cut));
            }
        }
    }

    [Fact]
    public void A_repair_may_be_begun_again_between_any_two_steps()
    {
        byte[] cut = Recorded(ClipMaker.Mixed(150), elapsedMs: null);
        (_, byte[] expected) = ClipMaker.Repair(Cut, cut);
        for (int steps = 0; steps < 15; steps++)
        {
            File.WriteAllBytes(Cut, cut);
            using (FileClip file = FileClip.Open(Cut))
            {
                var repair = new AviRepair();
                repair.Begin(file);
                for (int step = 0; step < steps; step++)
                {
                    repair.Step();
                }

                repair.Begin(file);
                while (!repair.Step())
                {
                }
            }

            Assert.Equal(expected, File.ReadAllBytes(Cut));
        }
    }

    [Fact]
    public void A_step_is_a_bounded_piece_of_work()
    {
        File.WriteAllBytes(Cut, Recorded(ClipMaker.Mixed(2000), elapsedMs: null));
        using FileClip file = FileClip.Open(Cut);
        var card = new FaultyClip(file);
        var repair = new AviRepair();
        repair.Begin(card);
        int steps = 0;
        bool done = false;
        while (!done)
        {
            int reads = card.Reads;
            int writes = card.Writes;
            done = repair.Step();
            steps++;
            Assert.InRange(card.Reads - reads, 0, 40);
            Assert.InRange(card.Writes - writes, 0, 2);
        }

        Assert.InRange(steps, 2 * 2000 / 32, (2 * 2000 / 32) + 5);
        Assert.True(card.LongestRead <= 512);
    }

    [Fact]
    public void After_a_card_error_another_clip_can_be_looked_at()
    {
        File.WriteAllBytes(Cut, Recorded(ClipMaker.Mixed(9), elapsedMs: null));
        using FileClip file = FileClip.Open(Cut);
        var card = new FaultyClip(file) { FailAtWrite = 1 };
        var repair = new AviRepair();
        repair.Begin(card);
        Assert.Throws<CardException>(() =>
        {
            while (!repair.Step())
            {
            }
        });

        // A failed repair has no result that could be taken for "nothing to save".
        Assert.Equal(AviRepairResult.None, repair.Result);
        Assert.Throws<InvalidOperationException>(() => repair.Step());
        Assert.Equal(AviFileState.Unfinished, repair.Inspect(file));
    }

    [Fact]
    public void Looking_at_another_clip_drops_the_repair_that_is_under_way()
    {
        byte[] cut = Recorded(ClipMaker.Mixed(100), elapsedMs: null);
        File.WriteAllBytes(Cut, cut);
        using FileClip file = FileClip.Open(Cut);
        var repair = new AviRepair();
        repair.Begin(file);
        repair.Step();

        Assert.Equal(AviFileState.Unfinished, repair.Inspect(file));
        Assert.Equal(AviRepairResult.None, repair.Result);
        Assert.Throws<InvalidOperationException>(() => repair.Step());
    }

    [Fact]
    public void A_card_that_reads_differently_the_second_time_is_reported()
    {
        byte[] open = Recorded(ClipMaker.Mixed(3), elapsedMs: null);
        File.WriteAllBytes(Cut, open);
        using FileClip file = FileClip.Open(Cut);
        var repair = new AviRepair();
        repair.Begin(file);
        repair.Step();
        repair.Step();
        file.Overwrite(512 + 8 + BitConverter.ToInt32(open, 516) - 1, [0], 0, 1);

        CardException error = Assert.Throws<CardException>(() => repair.Step());
        Assert.Equal(CardError.Failed, error.Error);
    }

    private bool RepairFails(int write, double partOfLastWrite)
    {
        using FileClip file = FileClip.Open(Cut);
        try
        {
            ClipMaker.Repair(new FaultyClip(file) { FailAtWrite = write, PartOfFailingWrite = partOfLastWrite });
            return false;
        }
        catch (CardException)
        {
            return true;
        }
    }

    private byte[] Recorded(byte[]?[] pictures, long? elapsedMs) => ClipMaker.Record(_folder, pictures, elapsedMs);
}
