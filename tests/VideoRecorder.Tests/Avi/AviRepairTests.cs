using VideoRecorder.Core.Avi;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Avi;

/// <summary>What is left of a clip that was cut off or is damaged.</summary>
public sealed class AviRepairTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Cut => _folder.File("cut.avi");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_cut_at_any_byte_keeps_all_its_whole_frames()
    {
        byte[]?[] pictures = ClipMaker.Mixed(9);
        byte[] whole = Recorded(pictures, elapsedMs: 450);
        int[] frameEnds = [.. new AviBytes(whole).Frames.Select(f => f.Start + f.Length)];

        // Up to the last byte of the index the header is still that of a clip being recorded.
        byte[] open = [.. Recorded(pictures, elapsedMs: null).AsSpan(0, 512), .. whole.AsSpan(512)];
        for (int length = 0; length <= open.Length; length++)
        {
            int wholeSlots = frameEnds.Count(end => end <= length);
            while (wholeSlots > 0 && pictures[wholeSlots - 1] is null)
            {
                wholeSlots--;
            }

            AssertRepaired(open[..length], pictures[..wholeSlots], $"cut at {length}");
        }
    }

    [Fact]
    public void A_file_whose_last_header_was_cut_keeps_all_frames_and_its_rate()
    {
        byte[]?[] pictures = ClipMaker.Mixed(8);
        byte[] whole = Recorded(pictures, elapsedMs: 403);
        byte[] openHeader = Recorded(pictures, elapsedMs: null)[..512];
        for (int written = 0; written <= 512; written++)
        {
            byte[] torn = [.. whole.AsSpan(0, written), .. openHeader.AsSpan(written), .. whole.AsSpan(512)];
            File.WriteAllBytes(Cut, torn);
            AviFileState state = ClipMaker.Inspect(Cut);
            Assert.True(state == AviFileState.Unfinished || torn.AsSpan().SequenceEqual(whole), $"finished with {written} bytes");

            (AviRepair repair, byte[] bytes) = ClipMaker.Repair(Cut, torn);
            Assert.NotEqual(AviRepairResult.NothingToSave, repair.Result);
            Assert.Equal(AviFileState.Finished, ClipMaker.Inspect(Cut));
            Assert.Equal(whole[512..], bytes[512..]);
            (int Scale, int Rate) rate = (BitConverter.ToInt32(bytes, 128), BitConverter.ToInt32(bytes, 132));
            Assert.True(rate is (1, 20) or (403, 8000), $"{rate} with {written} bytes");
        }
    }

    [Fact]
    public void A_repaired_clip_has_the_size_of_its_first_picture_that_tells_one()
    {
        byte[] real = Jpegs.Make(1, 160, 120)[0];
        byte[] late = [0xFF, 0xD8, .. Enumerable.Range(0, 500).SelectMany(_ => new byte[] { 0xFF, 0xED, 0, 2 }), .. real.AsSpan(2)];
        byte[] without = [0xFF, 0xD8, 0xFF, 0xFE, 0, 4, 1, 2, 0xFF, 0xD9];

        Assert.Equal((160, 120), RepairedSize(late));
        Assert.Equal((160, 120), RepairedSize(null, null, null, late));
        Assert.Equal((160, 120), RepairedSize(null, without, without, null, late, Jpegs.Make(1, 32, 32)[0]));
        Assert.Equal((ClipMaker.Width, ClipMaker.Height), RepairedSize(without, without));
    }

    [Fact]
    public void A_repaired_clip_is_the_one_that_the_writer_would_have_finished()
    {
        byte[]?[] pictures = ClipMaker.Mixed(1300);
        (AviRepair repair, byte[] bytes) = ClipMaker.Repair(Cut, Recorded(pictures, elapsedMs: null));

        Assert.Equal(AviRepairResult.Repaired, repair.Result);
        Assert.Equal((pictures.Length, pictures.Count(p => p is not null)), (repair.Slots, repair.Frames));
        Assert.Equal(Recorded(pictures, elapsedMs: pictures.Length * 50), bytes);
    }

    [Fact]
    public void A_repaired_clip_ends_with_its_last_frame()
    {
        byte[]?[] pictures = [null, .. ClipMaker.Mixed(3), null, null];
        byte[] bytes = AssertRepaired(Recorded(pictures, elapsedMs: null), pictures[..4], "empty slots at the end");

        Assert.Equal(4, new AviBytes(bytes).Index.Count);
    }

    [Fact]
    public void A_file_beyond_the_longest_clip_is_cut_below_a_gibibyte()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux makes a file with holes of every long file.");
        const int frameBytes = 400_000_000;
        byte[] open = Recorded([], elapsedMs: null);
        using FileClip file = FileClip.CreateWithHoles(Cut, 512 + (3L * (frameBytes + 8)) + 8);
        file.Overwrite(0, open, 0, 512);
        byte[] head = [.. "00dc"u8, .. BitConverter.GetBytes(frameBytes), 0xFF, 0xD8];
        for (int frame = 0; frame < 3; frame++)
        {
            long start = 512 + (frame * (frameBytes + 8L));
            file.Overwrite(start, head, 0, 10);
            file.Overwrite(start + 8 + frameBytes - 2, [0xFF, 0xD9], 0, 2);
        }

        AviRepair repair = ClipMaker.Repair(file);
        Assert.Equal((AviRepairResult.Repaired, 2), (repair.Result, repair.Slots));
        Assert.Equal(512 + (2L * (frameBytes + 8)) + 8 + 32, file.Length);
        Assert.Equal(AviFileState.Finished, repair.Inspect(file));
    }

    [Fact]
    public void The_picture_size_of_a_repaired_clip_is_that_of_its_first_frame()
    {
        using (FileClip file = FileClip.Create(Cut))
        {
            var writer = new AviWriter(10);
            writer.Begin(file, 1600, 1200, 5);
            ClipMaker.AddAll(writer, ClipMaker.Mixed(3));
        }

        (_, byte[] bytes) = ClipMaker.Repair(Cut, File.ReadAllBytes(Cut));
        int strf = new AviBytes(bytes).Find("RIFF:AVI /LIST:hdrl/LIST:strl/strf").Start;
        Assert.Equal(
            (ClipMaker.Width, ClipMaker.Height),
            (BitConverter.ToInt32(bytes, strf + 4), BitConverter.ToInt32(bytes, strf + 8)));
    }

    [Fact]
    public void There_is_nothing_to_save_without_a_whole_frame()
    {
        byte[] open = Recorded([null, .. ClipMaker.Mixed(1), null], elapsedMs: null);
        byte[][] hopeless =
        [
            [], open[..100], open[..511], open[..512], open[..520], open[..600],
            Recorded([null, null], elapsedMs: null), [.. Enumerable.Repeat((byte)0, 5000)],
        ];

        Assert.All(hopeless, bytes => AssertUnchanged(AviRepairResult.NothingToSave, bytes));
    }

    [Fact]
    public void A_clip_whose_header_is_lost_keeps_its_frames()
    {
        byte[]?[] pictures = ClipMaker.Mixed(7);
        byte[] whole = Recorded(pictures, elapsedMs: 350);
        byte[] headless = [.. new byte[512], .. whole.AsSpan(512)];

        byte[] repaired = ClipMaker.Repair(Cut, headless).Bytes;

        Assert.Equal(AviFileState.Finished, ClipMaker.Inspect(Cut));
        Assert.Equal(whole, repaired);
    }

    [Fact]
    public void A_file_that_was_not_made_by_the_recorder_is_told_apart_and_not_changed()
    {
        byte[] foreign = [.. Recorded([.. ClipMaker.Mixed(1)], elapsedMs: null)];
        foreign[254] ^= 1;
        byte[][] others =
        [
            foreign, [1], System.Text.Encoding.UTF8.GetBytes("RIFF and more"), System.Text.Encoding.UTF8.GetBytes(new string('x', 5000)),
        ];

        Assert.All(others, bytes => AssertUnchanged(AviRepairResult.NotOurs, bytes));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(1 << 30)]
    public void A_chunk_of_an_impossible_size_ends_the_clip(int size)
    {
        byte[]?[] pictures = [.. ClipMaker.Mixed(3), .. ClipMaker.Mixed(2)];
        byte[] open = Recorded(pictures, elapsedMs: null);
        (int start, _) = new AviBytes(Recorded(pictures, elapsedMs: 250)).Frames.ElementAt(3);
        BitConverter.TryWriteBytes(open.AsSpan(start - 4), size);

        AssertRepaired(open, pictures[..3], $"size {size}");
    }

    [Fact]
    public void A_frame_without_its_start_or_end_marker_ends_the_clip()
    {
        byte[]?[] pictures = [.. ClipMaker.Mixed(3), .. ClipMaker.Mixed(2)];
        byte[] open = Recorded(pictures, elapsedMs: null);
        (int start, int length) = new AviBytes(Recorded(pictures, elapsedMs: 250)).Frames.ElementAt(3);
        foreach (int at in new[] { start, start + 1, start + length - 2, start + length - 1, start - 8 })
        {
            byte[] broken = [.. open];
            broken[at] ^= 0x55;
            AssertRepaired(broken, pictures[..3], $"byte {at}");
        }
    }

    [Fact]
    public void More_slots_than_a_clip_may_have_are_cut_off()
    {
        byte[] picture = ClipMaker.Mixed(1)[0]!;
        byte[] open = Recorded([picture], elapsedMs: null);
        byte[] emptySlot = [.. "00dc"u8, 0, 0, 0, 0];
        byte[] flood = new byte[open.Length + 1 + (60_000 * 8)];
        open.CopyTo(flood, 0);
        for (int at = open.Length + (open.Length & 1); at + 8 <= flood.Length; at += 8)
        {
            emptySlot.CopyTo(flood, at);
        }

        AssertRepaired([.. flood, .. open.AsSpan(512)], [picture], "an endless row of empty slots");

        byte[] frame = [.. "00dc"u8, 4, 0, 0, 0, 0xFF, 0xD8, 0xFF, 0xD9];
        byte[] frames = [.. open.AsSpan(0, 512), .. Enumerable.Repeat(frame, 60_000).SelectMany(f => f)];
        (AviRepair repair, byte[] bytes) = ClipMaker.Repair(Cut, frames);
        Assert.Equal((49_147, 49_147), (repair.Slots, repair.Frames));
        Assert.Equal(AviWriter.MaxIndexBytes, new AviBytes(bytes).Find("RIFF:AVI /idx1").Length);
    }

    [Fact]
    public void Ffprobe_sees_a_repaired_clip_as_it_was_up_to_the_cut()
    {
        Ffmpeg.SkipUnlessInstalled();
        byte[]?[] pictures = ClipMaker.Mixed(30);
        byte[] open = Recorded(pictures, elapsedMs: null);
        for (int length = open.Length; length > 2000; length -= 2711)
        {
            (AviRepair repair, _) = ClipMaker.Repair(Cut, open[..length]);
            ClipFacts facts = Ffmpeg.Probe(Cut);
            Assert.Equal(("mjpeg", ClipMaker.Width, ClipMaker.Height), (facts.Codec, facts.Width, facts.Height));
            Assert.Equal((repair.Slots, repair.Frames), (facts.Slots, facts.Frames));
            Assert.InRange(facts.Seconds, (repair.Slots - 1) / 20.0, (repair.Slots + 1) / 20.0);
            Assert.Equal(string.Empty, Ffmpeg.Complaints(Cut));
        }
    }

    private void AssertUnchanged(AviRepairResult result, byte[] bytes)
    {
        (AviRepair repair, byte[] after) = ClipMaker.Repair(Cut, bytes);
        Assert.Equal((result, 0, 0), (repair.Result, repair.Frames, repair.Slots));
        Assert.Equal(bytes, after);
        Assert.Equal(AviFileState.Unfinished, ClipMaker.Inspect(Cut));
    }

    private byte[] AssertRepaired(byte[] cut, byte[]?[] expected, string because)
    {
        (AviRepair repair, byte[] bytes) = ClipMaker.Repair(Cut, cut);
        int frames = expected.Count(p => p is not null);
        if (frames == 0)
        {
            Assert.True(repair.Result == AviRepairResult.NothingToSave, because);
            Assert.Equal(cut, bytes);
            return bytes;
        }

        Assert.True(repair.Result == AviRepairResult.Repaired, because);
        Assert.Equal((expected.Length, frames), (repair.Slots, repair.Frames));
        var avi = new AviBytes(bytes);
        Assert.Equal(expected.Select(p => p ?? []), avi.Frames.Select(f => avi.Data(f.Start, f.Length)));
        Assert.Equal(
            avi.Frames.Select(f => (f.Start, f.Length)),
            avi.Index.Select(e => (508 + e.Offset + 8, e.Length)));
        Assert.Equal(AviFileState.Finished, ClipMaker.Inspect(Cut));
        return bytes;
    }

    private byte[] Recorded(byte[]?[] pictures, long? elapsedMs) => ClipMaker.Record(_folder, pictures, elapsedMs);

    private (int Width, int Height) RepairedSize(params byte[]?[] pictures)
    {
        byte[] bytes = ClipMaker.Repair(Cut, Recorded(pictures, elapsedMs: null)).Bytes;
        return (BitConverter.ToInt32(bytes, 64), BitConverter.ToInt32(bytes, 68));
    }
}
