using FsCheck;
using FsCheck.Xunit;
using VideoRecorder.Core.Avi;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Avi;

/// <summary>What holds for a repair whatever is in the file.</summary>
public sealed class AviRepairProperties : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly byte[] _clip;

    public AviRepairProperties()
    {
        string path = _folder.File("recorded.avi");
        ClipMaker.Write(path, ClipMaker.Mixed(6), framesPerSecond: 20, elapsedMs: 307);
        _clip = File.ReadAllBytes(path);
    }

    public void Dispose() => _folder.Dispose();

    [Property(MaxTest = 300)]
    public void Any_bytes_are_survived(byte[] bytes) => AssertSafe(bytes);

    [Property(MaxTest = 300)]
    public void Any_bytes_after_a_header_of_ours_are_survived(byte[] bytes) =>
        AssertSafe([.. _clip.AsSpan(0, 512), .. bytes]);

    [Property(MaxTest = 500)]
    public void Any_damage_to_bytes_and_length_is_survived((NonNegativeInt At, byte Value)[] damage, int longer)
    {
        byte[] bytes = Resized(longer);
        foreach ((NonNegativeInt at, byte value) in damage)
        {
            bytes[at.Get * 31 % bytes.Length] = value;
        }

        AssertSafe(bytes);
    }

    [Property(MaxTest = 500)]
    public void Any_damage_to_numbers_is_survived((NonNegativeInt At, int Value)[] damage, bool inHeader, int longer)
    {
        byte[] bytes = Resized(longer);
        int span = Math.Min(bytes.Length, inHeader ? 540 : int.MaxValue) - 3;
        foreach ((NonNegativeInt at, int value) in damage)
        {
            int spot = span < 1 ? 0 : at.Get * 4 % span;
            int number = (value % 5) switch { 0 => int.MinValue, 1 => int.MaxValue, 2 => -1, _ => value };
            BitConverter.TryWriteBytes(bytes.AsSpan(spot), number);
        }

        AssertSafe(bytes);
    }

    private byte[] Resized(int longer)
    {
        byte[] bytes = [.. _clip];
        Array.Resize(ref bytes, Math.Max(1, bytes.Length + (longer * 17 % bytes.Length)));
        return bytes;
    }

    private void AssertSafe(byte[] bytes)
    {
        string path = _folder.File("damaged.avi");
        File.WriteAllBytes(path, bytes);
        using (FileClip file = FileClip.Open(path))
        {
            var repair = new AviRepair();
            AviFileState before = repair.Inspect(file);
            repair.Begin(file);
            int steps = 0;
            while (!repair.Step())
            {
                Assert.True(++steps < 5 + (2 * bytes.Length / 8 / 32), "the repair takes longer than two passes");
            }

            Assert.True(file.Length <= bytes.Length + 9 + (16 * repair.Slots), "the file grew by more than an index");
            Assert.Equal(
                before == AviFileState.Finished,
                repair.Result == AviRepairResult.AlreadyFinished);
            if (repair.Result == AviRepairResult.Repaired)
            {
                Assert.Equal(AviFileState.Finished, repair.Inspect(file));
                return;
            }
        }

        Assert.Equal(bytes, File.ReadAllBytes(path));
    }
}
