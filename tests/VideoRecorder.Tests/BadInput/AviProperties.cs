using System.Buffers.Binary;
using VideoRecorder.Core.Avi;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.BadInput;

/// <summary>What holds for looking into a clip, and for repairing it, whatever is in the file.</summary>
public class AviProperties
{
    private const int HeaderBytes = 512;

    // No more than an exception and a few small objects, whatever the file's size.
    private const int MostMemory = 4096;

    [Fact]
    public void A_repair_survives_any_damage_and_saves_every_whole_frame_up_to_it() => Inputs.Check("AVI inspection and repair", dice =>
    {
        byte[] bytes = DamagedClip.From(dice);
        dice.Input = bytes;
        MemoryClip file = new(bytes, (bytes.Length * 2) + 64);
        AviRepair repair = new();

        AviFileState before = InspectChangesNothing(repair, file);
        Repair(repair, file);

        Assert.Equal(before == AviFileState.Finished, repair.Result == AviRepairResult.AlreadyFinished);
        if (repair.Result == AviRepairResult.Repaired)
        {
            AssertRepaired(bytes, repair, file);
        }
        else
        {
            Assert.Equal(0, file.Changes);
            Assert.True(repair.Result == AviRepairResult.AlreadyFinished || repair.Result == AviRepairResult.NotOurs || LastFrame(bytes).Frames == 0);
        }
    });

    private static AviFileState InspectChangesNothing(AviRepair repair, MemoryClip file)
    {
        AviFileState state = repair.Inspect(file);
        Assert.Equal(0, file.Changes);
        Assert.True(file.Reads <= 2 && file.BytesRead <= HeaderBytes + 8, "looking at a clip reads more than header and head of the index");
        return state;
    }

    private static void Repair(AviRepair repair, MemoryClip file)
    {
        int chunks = (int)file.Length / 8;
        int reads = file.Reads;
        long memory = GC.GetAllocatedBytesForCurrentThread();
        repair.Begin(file);
        int steps = 1;
        while (!repair.Step())
        {
            steps++;
        }

        memory = GC.GetAllocatedBytesForCurrentThread() - memory;
        Memory.AssertAtMost(MostMemory, memory);
        Assert.True(steps <= 5 + (2 * chunks / 32), $"a repair took {steps} steps");

        // Once for the scan and once for the index, the header three times, and the segments of one picture.
        Assert.True(file.Reads - reads <= (2 * chunks) + 80, $"a repair read {file.Reads - reads} times");
    }

    private static void AssertRepaired(byte[] bytes, AviRepair repair, MemoryClip file)
    {
        (int frames, int slots, int end) = LastFrame(bytes);
        Assert.Equal((frames, slots), (repair.Frames, repair.Slots));
        Assert.True(bytes.AsSpan(HeaderBytes, end - HeaderBytes).SequenceEqual(file.Bytes[HeaderBytes..end]), "a repair changed frames");
        Assert.Equal(end + (end & 1) + 8 + (16 * slots), file.Length);

        byte[] repaired = file.Bytes.ToArray();
        AviBytes avi = new(repaired, mayPadWithAnything: true);
        Assert.Equal(
            avi.Frames.Select(f => (f.Start - 8 - 508, f.Length)),
            avi.Index.Select(entry => (entry.Offset, entry.Length)));
        Assert.Equal(slots, avi.Index.Count);

        int changes = file.Changes;
        Repair(repair, file);
        Assert.Equal((AviRepairResult.AlreadyFinished, changes), (repair.Result, file.Changes));
        Assert.True(file.Bytes.SequenceEqual(repaired));
    }

    /// <summary>Finds the last whole frame in the plainest way.</summary>
    private static (int Frames, int Slots, int End) LastFrame(ReadOnlySpan<byte> bytes)
    {
        (int Frames, int Slots, int End) last = (0, 0, 0);
        int at = HeaderBytes;
        for (int slot = 1; at + 8 <= bytes.Length && bytes.Slice(at, 4).SequenceEqual("00dc"u8); slot++)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(bytes[(at + 4)..]);
            if (length != 0)
            {
                if (length < 4 || length > bytes.Length - at - 8)
                {
                    break;
                }

                ReadOnlySpan<byte> frame = bytes.Slice(at + 8, length);
                if (frame is not [0xFF, 0xD8, .., 0xFF, 0xD9])
                {
                    break;
                }

                last = (last.Frames + 1, slot, at + 8 + length);
            }

            at += 8 + length + (length & 1);
        }

        return last;
    }
}
