using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Avi;

public sealed class AviWriterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_headers_stand_where_the_AVI_reference_puts_them()
    {
        AviBytes avi = Written(ClipMaker.Mixed(12), framesPerSecond: 20, elapsedMs: 600);

        Assert.Equal(
            ["RIFF:AVI ", "RIFF:AVI /LIST:hdrl", "RIFF:AVI /LIST:hdrl/avih", "RIFF:AVI /LIST:hdrl/LIST:strl",
             "RIFF:AVI /LIST:hdrl/LIST:strl/strh", "RIFF:AVI /LIST:hdrl/LIST:strl/strf", "RIFF:AVI /LIST:hdrl/IDIT", "RIFF:AVI /JUNK",
             "RIFF:AVI /LIST:movi", "RIFF:AVI /idx1"],
            avi.Chunks.Select(c => c.Path).Where(p => !p.EndsWith("00dc", StringComparison.Ordinal)));
        Assert.Equal((56, 56), (avi.Find("RIFF:AVI /LIST:hdrl/avih").Length, avi.Find("RIFF:AVI /LIST:hdrl/LIST:strl/strh").Length));
        Assert.Equal(40, avi.Find("RIFF:AVI /LIST:hdrl/LIST:strl/strf").Length);
        Assert.Equal((220, 26), (avi.Find("RIFF:AVI /LIST:hdrl/IDIT").Start, avi.Find("RIFF:AVI /LIST:hdrl/IDIT").Length));
        Assert.Equal(512 + 8, avi.Frames.First().Start);
    }

    [Fact]
    public void The_main_header_tells_period_flags_slots_size_and_the_largest_chunk()
    {
        byte[]?[] pictures = ClipMaker.Mixed(12);
        AviBytes avi = Written(pictures, framesPerSecond: 20, elapsedMs: 600);
        int largest = pictures.Max(p => p?.Length ?? 0);
        int largestChunk = 8 + largest + (largest % 2);

        int at = avi.Find("RIFF:AVI /LIST:hdrl/avih").Start;
        Assert.Equal(50_000, avi.Int(at));
        Assert.Equal(largestChunk * 20, avi.Int(at + 4));
        Assert.Equal(0x910, avi.Int(at + 12));
        Assert.Equal(12, avi.Int(at + 16));
        Assert.Equal(1, avi.Int(at + 24));
        Assert.Equal(largestChunk, avi.Int(at + 28));
        Assert.Equal(ClipMaker.Width, avi.Int(at + 32));
        Assert.Equal(ClipMaker.Height, avi.Int(at + 36));
    }

    [Fact]
    public void The_data_rate_is_that_of_nothing_but_largest_frames_rounded_up()
    {
        byte[] picture = Jpegs.WithParity(Jpegs.Make(1, ClipMaker.Width, ClipMaker.Height)[0], odd: true);
        AviBytes avi = Written([picture, picture], framesPerSecond: 20, elapsedMs: 301);

        int chunk = 8 + picture.Length + 1;
        Assert.Equal((int)Math.Ceiling(chunk * 2000 / 301.0), avi.Int(avi.Find("RIFF:AVI /LIST:hdrl/avih").Start + 4));
    }

    [Fact]
    public void The_stream_header_tells_of_one_MJPG_stream()
    {
        AviBytes avi = Written(ClipMaker.Mixed(12), framesPerSecond: 20, elapsedMs: 600);

        int strh = avi.Find("RIFF:AVI /LIST:hdrl/LIST:strl/strh").Start;
        Assert.Equal("vids", avi.Text(strh));
        Assert.Equal("MJPG", avi.Text(strh + 4));
        Assert.Equal(12, avi.Int(strh + 32));
        Assert.Equal(-1, avi.Int(strh + 40));
        Assert.Equal(
            [0, 0, ClipMaker.Width, ClipMaker.Height],
            [avi.Short(strh + 48), avi.Short(strh + 50), avi.Short(strh + 52), avi.Short(strh + 54)]);

        int strf = avi.Find("RIFF:AVI /LIST:hdrl/LIST:strl/strf").Start;
        Assert.Equal(40, avi.Int(strf));
        Assert.Equal(ClipMaker.Width, avi.Int(strf + 4));
        Assert.Equal(ClipMaker.Height, avi.Int(strf + 8));
        Assert.Equal(1, avi.Short(strf + 12));
        Assert.Equal(24, avi.Short(strf + 14));
        Assert.Equal("MJPG", avi.Text(strf + 16));
        Assert.Equal(ClipMaker.Width * ClipMaker.Height * 3, avi.Int(strf + 20));
    }

    [Theory]
    [InlineData(200, 10_000, 20, 1)]
    [InlineData(200, 10_013, 200_000, 10_013)]
    [InlineData(150, 10_050, 1_000, 67)]
    [InlineData(7, 1_001, 1_000, 143)]
    [InlineData(1, 86_400_000, 1, 86_400)]
    public void The_rate_is_slots_over_elapsed_time_as_an_exact_fraction(int slots, long elapsedMs, int rate, int scale)
    {
        AviBytes avi = Written([.. Enumerable.Repeat((byte[]?)null, slots)], framesPerSecond: 25, elapsedMs);

        int strh = avi.Find("RIFF:AVI /LIST:hdrl/LIST:strl/strh").Start;
        Assert.Equal(scale, avi.Int(strh + 20));
        Assert.Equal(rate, avi.Int(strh + 24));
        Assert.Equal(
            (int)Math.Min(int.MaxValue, Math.Round(1e6 * scale / rate, MidpointRounding.AwayFromZero)),
            avi.Int(avi.Find("RIFF:AVI /LIST:hdrl/avih").Start));
    }

    [Fact]
    public void Without_a_known_duration_the_rate_is_the_one_that_was_set()
    {
        AviBytes avi = Written(ClipMaker.Mixed(3), framesPerSecond: 25, elapsedMs: 0);

        int strh = avi.Find("RIFF:AVI /LIST:hdrl/LIST:strl/strh").Start;
        Assert.Equal((1, 25), (avi.Int(strh + 20), avi.Int(strh + 24)));
    }

    [Fact]
    public void While_recording_the_header_holds_rate_and_picture_size_but_no_sizes()
    {
        string path = _folder.File("open.avi");
        ClipMaker.Write(path, ClipMaker.Mixed(5), framesPerSecond: 20, elapsedMs: null);
        byte[] bytes = File.ReadAllBytes(path);

        Assert.Equal(0, BitConverter.ToInt32(bytes, 4));
        Assert.Equal(0, BitConverter.ToInt32(bytes, 504));
        Assert.Equal(50_000, BitConverter.ToInt32(bytes, 32));
        Assert.Equal(0x900, BitConverter.ToInt32(bytes, 44));
        Assert.Equal(0, BitConverter.ToInt32(bytes, 48));
        Assert.Equal((1, 20), (BitConverter.ToInt32(bytes, 128), BitConverter.ToInt32(bytes, 132)));
        Assert.Equal((ClipMaker.Width, ClipMaker.Height), (BitConverter.ToInt32(bytes, 64), BitConverter.ToInt32(bytes, 68)));
    }

    [Fact]
    public void A_clip_without_a_frame_is_a_whole_file_of_the_size_that_was_set()
    {
        AviBytes avi = Written([], framesPerSecond: 20, elapsedMs: 1000);

        Assert.Empty(avi.Frames);
        Assert.Empty(avi.Index);
        int avih = avi.Find("RIFF:AVI /LIST:hdrl/avih").Start;
        Assert.Equal((ClipMaker.Width, ClipMaker.Height), (avi.Int(avih + 32), avi.Int(avih + 36)));
    }

    [Fact]
    public void A_clip_is_full_when_its_slots_are_used_up()
    {
        using FileClip file = FileClip.Create(_folder.File("clip.avi"));
        var writer = new AviWriter(3);
        writer.Begin(file, ClipMaker.Width, ClipMaker.Height, 20);
        for (int slot = 0; slot < 3; slot++)
        {
            Assert.False(writer.IsFull(1000));
            writer.AddEmptySlot();
        }

        Assert.True(writer.IsFull(0));
        Assert.Throws<InvalidOperationException>(writer.AddEmptySlot);
        writer.Finish(150);
        Assert.Equal(3, new AviBytes(ReadAll(file)).Index.Count);
    }

    [Fact]
    public void A_clip_is_full_before_its_index_outgrows_the_largest_array()
    {
        using FileClip file = FileClip.Create(_folder.File("clip.avi"));
        var writer = new AviWriter(int.MaxValue);
        writer.Begin(file, ClipMaker.Width, ClipMaker.Height, 20);
        while (!writer.IsFull(0))
        {
            writer.AddEmptySlot();
        }

        Assert.Equal(49_147, writer.Slots);
        writer.Finish(2_457_350);
        var avi = new AviBytes(ReadAll(file));
        Assert.Equal(AviWriter.MaxIndexBytes, avi.Find("RIFF:AVI /idx1").Length);
        Assert.True(AviWriter.MaxIndexBytes <= 786_364);
    }

    [Fact]
    public void A_clip_is_full_before_it_would_reach_a_gibibyte()
    {
        using FileClip file = FileClip.Create(_folder.File("clip.avi"));
        var writer = new AviWriter(100);
        writer.Begin(file, ClipMaker.Width, ClipMaker.Height, 20);
        const int rest = (int)(AviWriter.MaxFileBytes - 512);

        Assert.True(writer.IsFull(rest));
        Assert.False(writer.IsFull(rest - 34));
        Assert.True(writer.IsFull(rest - 33));
        Assert.True(writer.IsFull(int.MaxValue));
        Assert.True(AviWriter.MaxFileBytes < 1L << 30);
    }

    [Fact]
    public void A_slot_costs_two_writes_and_an_empty_one_costs_one()
    {
        using FileClip file = FileClip.Create(_folder.File("clip.avi"));
        var card = new FaultyClip(file);
        var writer = new AviWriter(10);
        writer.Begin(card, ClipMaker.Width, ClipMaker.Height, 20);
        card.Operations.Clear();
        ClipMaker.AddAll(writer, [.. ClipMaker.Mixed(2), null]);

        Assert.Equal(["Append", "AppendFrame", "Append", "AppendFrame", "Append"], card.Operations);
    }

    [Fact]
    public void A_clip_whose_card_failed_in_a_frame_ends_with_the_frame_before()
    {
        byte[]?[] pictures = ClipMaker.Mixed(3);
        using FileClip file = FileClip.Create(_folder.File("clip.avi"));
        var writer = new AviWriter(10);
        var card = new FaultyClip(file) { FailAtWrite = 7 };
        writer.Begin(card, ClipMaker.Width, ClipMaker.Height, 20);
        Assert.Throws<CardException>(() => ClipMaker.AddAll(writer, pictures));
        Assert.Equal((2, 2), (writer.Slots, writer.Frames));
        Assert.Throws<CardException>(() => writer.Finish(100));

        (_, byte[] bytes) = ClipMaker.Repair(_folder.File("repaired.avi"), ReadAll(file));
        ClipMaker.Write(_folder.File("good.avi"), pictures[..2], framesPerSecond: 20, elapsedMs: 100);
        Assert.Equal(File.ReadAllBytes(_folder.File("good.avi")), bytes);
    }

    [Fact]
    public void What_a_failed_slot_left_is_cut_off_at_the_end()
    {
        byte[]?[] pictures = ClipMaker.Mixed(4);
        using FileClip file = FileClip.Create(_folder.File("clip.avi"));
        var writer = new AviWriter(10);
        writer.Begin(file, ClipMaker.Width, ClipMaker.Height, 20);
        ClipMaker.AddAll(writer, pictures);
        file.Append(new byte[777], 0, 777);
        writer.Finish(200);

        ClipMaker.Write(_folder.File("good.avi"), pictures, framesPerSecond: 20, elapsedMs: 200);
        Assert.Equal(File.ReadAllBytes(_folder.File("good.avi")), ReadAll(file));
    }

    [Theory]
    [InlineData(0, 48, 20)]
    [InlineData(64, 65_536, 20)]
    [InlineData(64, 48, 0)]
    [InlineData(64, 48, 1001)]
    public void Figures_that_no_header_can_hold_are_refused(int width, int height, int framesPerSecond)
    {
        using FileClip file = FileClip.Create(_folder.File("clip.avi"));
        var writer = new AviWriter(10);

        Assert.Throws<ArgumentException>(() => writer.Begin(file, width, height, framesPerSecond));
        Assert.Equal(0, file.Length);
    }

    [Fact]
    public void A_clip_never_starts_inside_another_file()
    {
        using FileClip file = FileClip.Create(_folder.File("clip.avi"));
        file.Append([1], 0, 1);

        Assert.Throws<ArgumentException>(() => new AviWriter(10).Begin(file, 64, 48, 20));
    }

    [Fact]
    public void A_frame_allocates_nothing()
    {
        byte[]?[] pictures = ClipMaker.Mixed(10);
        var camera = new JpegListCamera(ClipMaker.Width, ClipMaker.Height, pictures);
        var frame = new CameraFrame();
        using FileClip file = FileClip.Create(_folder.File("clip.avi"));
        var writer = new AviWriter(5000);
        writer.Begin(file, ClipMaker.Width, ClipMaker.Height, 20);
        Add(1000);

        // The runtime may compile in one of the rounds; a frame that allocates would do so in each.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => AllocatedBy(400)));

        long AllocatedBy(int slots)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Add(slots);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        void Add(int slots)
        {
            for (int i = 0; i < slots; i++)
            {
                if (!writer.IsFull(frame.Length) && camera.TakeFrame(0, frame))
                {
                    writer.AddFrame(camera, frame);
                }
                else
                {
                    writer.AddEmptySlot();
                }
            }
        }
    }

    [Theory]
    [InlineData(20, 0)]
    [InlineData(40, 13)]
    [InlineData(40, -17)]
    public void Ffprobe_sees_slots_frames_size_and_duration(int slots, int late)
    {
        Ffmpeg.SkipUnlessInstalled();
        byte[]?[] pictures = ClipMaker.Mixed(slots);
        string path = _folder.File("clip.avi");
        long elapsedMs = (slots * 50) + late;
        ClipMaker.Write(path, pictures, framesPerSecond: 20, elapsedMs);

        ClipFacts facts = Ffmpeg.Probe(path);
        Assert.Equal(("mjpeg", ClipMaker.Width, ClipMaker.Height), (facts.Codec, facts.Width, facts.Height));
        Assert.Equal(slots, facts.Slots);
        Assert.Equal(pictures.Count(p => p is not null), facts.Frames);
        Assert.InRange(facts.Seconds, (elapsedMs - 50) / 1000.0, (elapsedMs + 50) / 1000.0);
        Assert.Equal(string.Empty, Ffmpeg.Complaints(path));
    }

    private static byte[] ReadAll(FileClip file)
    {
        var bytes = new byte[file.Length];
        Assert.Equal(bytes.Length, file.Read(0, bytes, 0, bytes.Length));
        return bytes;
    }

    private AviBytes Written(byte[]?[] pictures, int framesPerSecond, long elapsedMs)
    {
        string path = _folder.File("clip.avi");
        ClipMaker.Write(path, pictures, framesPerSecond, elapsedMs);
        return new AviBytes(File.ReadAllBytes(path));
    }
}
