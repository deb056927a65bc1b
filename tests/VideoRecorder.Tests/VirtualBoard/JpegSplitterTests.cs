using FsCheck.Xunit;
using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Camera;

namespace VideoRecorder.Tests.VirtualBoard;

public sealed class JpegSplitterTests
{
    private static readonly byte[][] Pictures = Jpegs.Make(5, 160, 120);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Pictures_come_out_as_they_went_in_however_the_stream_is_read(int readSize)
    {
        List<byte[]> frames = Split(Pictures.SelectMany(p => p).ToArray(), readSize);

        Assert.Equal(Pictures, frames);
    }

    [Fact]
    public void Padding_between_pictures_is_left_out()
    {
        byte[] stream = [0, 0, .. Pictures[0], .. new byte[512], .. Pictures[1], 0xFF, 0xFF, 0];

        Assert.Equal(Pictures[..2], Split(stream));
    }

    [Fact]
    public void A_thumbnail_does_not_end_a_picture()
    {
        byte[] thumbnail = Jpegs.Make(1, 16, 16)[0];
        int length = thumbnail.Length + 2;
        byte[] picture = [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. thumbnail, .. Pictures[0].AsSpan(2)];

        Assert.Equal([picture, Pictures[1]], Split([.. picture, .. Pictures[1]]));
    }

    [Fact]
    public void A_picture_cut_off_by_the_next_one_comes_out_without_its_end()
    {
        byte[] cut = Pictures[0][..^20];

        List<byte[]> frames = Split([.. cut, .. Pictures[1]]);

        Assert.Equal([cut, Pictures[1]], frames);
        Assert.Equal(FrameDefect.NoEnd, Defect(frames[0]));
    }

    [Fact]
    public void A_picture_whose_start_is_damaged_comes_out_without_its_start()
    {
        byte[] damaged = (byte[])Pictures[1].Clone();
        damaged[1] = 0;

        List<byte[]> frames = Split([.. Pictures[0], .. damaged, .. Pictures[2]]);

        Assert.Equal([Pictures[0], damaged, Pictures[2]], frames);
        Assert.Equal(FrameDefect.NoStart, Defect(frames[1]));
    }

    [Property(MaxTest = 300)]
    public void Damage_costs_only_the_pictures_near_it((ushort Position, byte Value)[] changes)
    {
        // each damaged segment length can jump over 64 KB of pictures, but not farther
        byte[][] untouched = Enumerable.Repeat(Pictures, 60).SelectMany(p => p).ToArray();
        byte[] stream = Pictures.Concat(untouched).SelectMany(p => p).ToArray();
        Assert.True(untouched.Sum(p => p.Length) > 2 * 65_536);
        int[] positions = (changes ?? []).Select(c => c.Position % (Pictures[0].Length + Pictures[1].Length)).ToArray();
        for (int i = 0; i < positions.Length; i++)
        {
            stream[positions[i]] = changes![i].Value;
        }

        Assert.Equal(Pictures, Split(stream)[^5..]);
    }

    private static FrameDefect Defect(byte[] frame)
    {
        var facts = new CameraFrame();
        FrameInspector.Inspect(frame, facts);
        return facts.Defect;
    }

    private static List<byte[]> Split(byte[] bytes, int readSize = 4096)
    {
        var splitter = new JpegSplitter(new SlowStream(bytes, readSize));
        var frame = new FrameBuffer();
        var frames = new List<byte[]>();
        while (splitter.Read(frame))
        {
            frames.Add(frame.Bytes.ToArray());
        }

        return frames;
    }

    private sealed class SlowStream(byte[] bytes, int readSize) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, readSize));
    }
}
