using VideoRecorder.Core.Avi;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Avi;

public sealed class JpegSizeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(16, 16)]
    [InlineData(640, 480)]
    [InlineData(1600, 1200)]
    public void The_size_stands_in_the_frame_header(int width, int height)
    {
        byte[] picture = Jpegs.Make(1, width, height)[0];
        Assert.Equal((true, width, height), InMemory(picture));
        Assert.Equal((true, width, height), InFile(picture));
    }

    [Fact]
    public void Long_segments_and_fill_bytes_before_the_frame_header_are_skipped()
    {
        byte[] picture = Jpegs.Make(1, 64, 48)[0];
        byte[] odd = [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, .. new byte[0xFFFD], 0xFF, 0xFF, 0xFF, .. picture.AsSpan(2)];
        Assert.Equal((true, 64, 48), InMemory(odd));
        Assert.Equal((true, 64, 48), InFile(odd));
    }

    [Fact]
    public void A_Huffman_table_before_the_frame_header_is_no_frame_header()
    {
        byte[] picture = [0xFF, 0xD8, 0xFF, 0xC4, 0, 9, 1, 2, 3, 4, 5, 6, 7, .. Jpegs.Make(1, 64, 48)[0].AsSpan(2)];
        Assert.Equal((true, 64, 48), InMemory(picture));
        Assert.Equal((true, 64, 48), InFile(picture));
    }

    [Theory]
    [InlineData(65, 2)]
    [InlineData(700, 2)]
    [InlineData(300, 65_533)]
    [InlineData(3000, 9)]
    public void Any_number_of_segments_before_the_frame_header_is_passed_over(int segments, int length)
    {
        // what is in a segment is no marker: a thumbnail has a frame header of its own
        byte[] inside = [.. Enumerable.Range(0, length - 2).Select(i => Thumbnail[i % Thumbnail.Length])];
        byte[] segment = [0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. inside];
        AssertFoundBehind([.. Enumerable.Repeat(segment, segments).SelectMany(bytes => bytes)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(200_001)]
    public void Any_number_of_fill_bytes_before_a_marker_is_passed_over(int count)
    {
        byte[] fill = [.. Enumerable.Repeat((byte)0xFF, count)];
        AssertFoundBehind(fill);
        AssertFoundBehind([.. fill, 0xFF, 0xFE, 0, 3, 7, .. fill]);
    }

    [Fact]
    public void Fill_bytes_are_not_read_one_at_a_time()
    {
        string path = _folder.File("filled");
        File.WriteAllBytes(path, [0xFF, 0xD8, .. Enumerable.Repeat((byte)0xFF, 400_000), .. Jpegs.Make(1, 64, 48)[0].AsSpan(2)]);
        using FileClip clip = FileClip.Open(path);
        FaultyClip file = new(clip);

        Assert.True(new JpegSize().Find(file, 0, (int)clip.Length, new byte[4096]));
        Assert.InRange(file.Reads, 1, 102);
    }

    [Fact]
    public void A_picture_without_a_frame_header_has_no_size()
    {
        byte[][] pictures =
        [
            [], [0xFF, 0xD8, 0xFF, 0xD9], Jpegs.Make(1, 64, 48)[0][..50],
            [0xFF, 0xD8, .. Enumerable.Repeat((byte)0xFF, 500)],
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 1, .. new byte[50]],
            [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 0, 0, 64, .. new byte[50]],
        ];
        Assert.All(pictures, p => Assert.Equal((false, 0, 0), InMemory(p)));
        Assert.All(pictures, p => Assert.Equal((false, 0, 0), InFile(p)));
    }

    private static byte[] Thumbnail { get; } = Jpegs.Make(1, 16, 16)[0];

    private void AssertFoundBehind(byte[] prefix)
    {
        byte[] picture = [0xFF, 0xD8, .. prefix, .. Jpegs.Make(1, 64, 48)[0].AsSpan(2)];
        Assert.Equal((true, 64, 48), InMemory(picture));
        Assert.Equal((true, 64, 48), InFile(picture));
        Assert.Equal((true, 64, 48), InFile(picture, 4096));
    }

    private static (bool Found, int Width, int Height) InMemory(byte[] picture)
    {
        var size = new JpegSize();
        bool found = size.Find([7, 7, .. picture], 2, picture.Length);
        return (found, size.Width, size.Height);
    }

    private (bool Found, int Width, int Height) InFile(byte[] picture, int scratch = 9)
    {
        string path = _folder.File("picture");
        File.WriteAllBytes(path, [7, 7, 7, .. picture]);
        using FileClip file = FileClip.Open(path);
        var size = new JpegSize();
        bool found = size.Find(file, 3, picture.Length, new byte[scratch]);
        return (found, size.Width, size.Height);
    }
}
