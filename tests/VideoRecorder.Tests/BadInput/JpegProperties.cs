using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Camera;

namespace VideoRecorder.Tests.BadInput;

/// <summary>What holds for pictures, and for streams and files of them, whoever made them.</summary>
public sealed class JpegProperties : IDisposable
{
    // Each read goes on behind a segment, or a buffer of fill bytes.
    private const int MostMarkers = 64;

    private static readonly byte[] Picture = Jpegs.Make(1, 64, 48, quality: 20)[0];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_size_of_a_picture_is_read_alike_in_memory_and_in_a_file() => Inputs.Check("sizes of pictures", dice =>
    {
        byte[] picture = Damaged(dice);
        dice.Input = picture;
        byte[] scratch = new byte[9];
        JpegSize inMemory = new();
        JpegSize inFile = new();
        MemoryClip file = new([7, 7, 7, .. picture], 0);
        byte[] shifted = [7, 7, .. picture];
        long memory = GC.GetAllocatedBytesForCurrentThread();
        bool isFound = inMemory.Find(shifted, 2, picture.Length);
        bool isFoundInFile = inFile.Find(file, 3, picture.Length, scratch);
        memory = GC.GetAllocatedBytesForCurrentThread() - memory;

        Assert.Equal((isFound, inMemory.Width, inMemory.Height), (isFoundInFile, inFile.Width, inFile.Height));
        Assert.True(isFound ? inMemory.Width > 0 && inMemory.Height > 0 : inMemory.Width + inMemory.Height == 0);
        Assert.InRange(file.Reads, 0, MostMarkers);
        Memory.AssertAtMost(0, memory);

        CameraFrame facts = new();
        FrameInspector.Inspect(picture, facts);
        Assert.InRange(facts.Length, 0, picture.Length);
        if (facts.Defect == FrameDefect.None)
        {
            Assert.True(picture.AsSpan(0, facts.Length) is [0xFF, 0xD8, .., 0xFF, 0xD9]);
            Assert.True(!isFound || (facts.Width, facts.Height) == (inMemory.Width, inMemory.Height));
        }
    });

    [Fact]
    public void A_stream_is_cut_into_frames_that_lie_in_it_in_this_order() => Inputs.Check("streams of pictures", dice =>
    {
        List<byte> stream = [];
        for (int i = dice.Next(4); i >= 0; i--)
        {
            stream.AddRange(dice.Next(4) switch { 0 => dice.Bytes(100), 1 => new byte[dice.Next(50)], _ => Damaged(dice) });
        }

        byte[] bytes = [.. stream];
        dice.Input = bytes;
        PieceStream connection = new(bytes, [], dice.Pick(100_000, 1000, 97));
        JpegSplitter splitter = new(connection);
        FrameBuffer frame = new();
        int at = 0;
        while (splitter.Read(frame))
        {
            Assert.NotEqual(0, frame.Length);
            int found = bytes.AsSpan(at).IndexOf(frame.Bytes);
            Assert.True(found >= 0 && !bytes.AsSpan(at, found).ContainsAnyExcept((byte)0, (byte)0xFF), "bytes other than padding were left out");
            at += found + frame.Length;
        }

        Assert.True(!bytes.AsSpan(at).ContainsAnyExcept((byte)0, (byte)0xFF));
        Assert.Equal(bytes.Length, connection.BytesRead);
    }, share: 10);

    [Fact]
    public void A_film_gives_frames_or_is_refused() => Inputs.Check("films as cameras", dice =>
    {
        byte[] bytes = DamagedClip.From(dice);
        dice.Input = bytes;
        string path = _folder.File("film.avi");
        File.WriteAllBytes(path, bytes);
        MjpegAviSource.CanRead(MjpegAviSource.ReadStart(path));
        MjpegAviSource source = new(path);
        source.Open(new());
        FrameBuffer frame = new();
        try
        {
            for (int i = 0; i < 50; i++)
            {
                source.Read(frame);
                Assert.InRange(frame.Length, 0, bytes.Length);
            }
        }
        catch (CameraException e)
        {
            Assert.Contains("no frame", e.Message, StringComparison.Ordinal);
        }
        finally
        {
            source.Close();
        }
    }, share: 50);

    private static byte[] Damaged(Dice dice)
    {
        byte[] picture = dice.Chance(8) ? [0xFF, 0xD8, 0xFF, .. dice.Bytes(300)] : [.. Picture];
        for (int i = dice.Next(5); i > 0 && picture.Length > 0; i--)
        {
            // most of them where the segments are
            int at = dice.Next(dice.Chance(3) ? picture.Length : Math.Min(picture.Length, 200));
            switch (dice.Next(6))
            {
                case 0:
                    picture = picture[..at];
                    break;
                case 1:
                    picture = [.. picture.AsSpan(0, at), .. new byte[] { 0xFF, (byte)(0xC0 + dice.Next(64)) }, .. dice.Bytes(8), .. picture.AsSpan(at)];
                    break;
                case 2:
                    picture = [.. picture.AsSpan(0, at), .. Enumerable.Repeat((byte)0xFF, dice.Next(100)), .. picture.AsSpan(at)];
                    break;
                case 3:
                    picture = [.. picture.AsSpan(0, at), .. picture];
                    break;
                default:
                    picture[at] = dice.Pick<byte>(0, 0xFF, 0xD8, 0xD9, 0xC0, 0xDA, (byte)dice.Next(256));
                    break;
            }
        }

        return picture;
    }
}
