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

    private static (bool Found, int Width, int Height) InMemory(byte[] picture)
    {
        var size = new JpegSize();
        bool found = size.Find([7, 7, .. picture], 2, picture.Length);
        return (found, size.Width, size.Height);
    }

    private (bool Found, int Width, int Height) InFile(byte[] picture)
    {
        string path = _folder.File("picture");
        File.WriteAllBytes(path, [7, 7, 7, .. picture]);
        using FileClip file = FileClip.Open(path);
        var size = new JpegSize();
        bool found = size.Find(file, 3, picture.Length, new byte[9]);
        return (found, size.Width, size.Height);
    }
}
