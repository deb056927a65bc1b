using VideoRecorder.Core.Avi;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Avi;

/// <summary>Which clips are finished, and which have to be repaired.</summary>
public sealed class AviInspectionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Cut => _folder.File("cut.avi");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_finished_clip_is_left_alone()
    {
        byte[] whole = Recorded(ClipMaker.Mixed(9), elapsedMs: 461);
        File.WriteAllBytes(Cut, whole);
        Assert.Equal(AviFileState.Finished, ClipMaker.Inspect(Cut));

        using FileClip file = FileClip.Open(Cut);
        var card = new FaultyClip(file);
        AviRepair repair = ClipMaker.Repair(card);
        Assert.Equal((AviRepairResult.AlreadyFinished, 9, 0), (repair.Result, repair.Slots, card.Writes));
    }

    [Theory]
    [InlineData(4)] // size of RIFF
    [InlineData(48)] // slots of the main header
    [InlineData(140)] // slots of the stream header
    [InlineData(504)] // size of the frame list
    [InlineData(-136)] // name of the index
    [InlineData(-132)] // size of the index
    public void A_clip_whose_parts_do_not_fit_together_is_not_finished(int at)
    {
        byte[] whole = Recorded(ClipMaker.Mixed(8), elapsedMs: 403);
        foreach (int change in new[] { 1, 2, 16, 0x55 })
        {
            byte[] broken = [.. whole];
            broken[at < 0 ? whole.Length + at : at] ^= (byte)change;
            File.WriteAllBytes(Cut, broken);
            Assert.Equal(AviFileState.Unfinished, ClipMaker.Inspect(Cut));
            Assert.Equal(whole, ClipMaker.Repair(Cut, broken).Bytes);
        }
    }

    [Fact]
    public void A_clip_whose_headers_disagree_with_its_index_is_not_finished()
    {
        byte[] whole = Recorded(ClipMaker.Mixed(8), elapsedMs: 403);
        byte[] broken = [.. whole];
        broken[48]++;
        broken[140]++;
        File.WriteAllBytes(Cut, broken);
        Assert.Equal(AviFileState.Unfinished, ClipMaker.Inspect(Cut));
        Assert.Equal(whole, ClipMaker.Repair(Cut, broken).Bytes);
    }

    [Fact]
    public void A_finished_clip_with_bytes_too_many_or_too_few_is_not_finished()
    {
        byte[] whole = Recorded(ClipMaker.Mixed(8), elapsedMs: 403);
        foreach (byte[] broken in new[] { whole[..^1], whole[..^16], [.. whole, 0], [.. whole, .. new byte[16]] })
        {
            File.WriteAllBytes(Cut, broken);
            Assert.Equal(AviFileState.Unfinished, ClipMaker.Inspect(Cut));
            Assert.Equal(whole, ClipMaker.Repair(Cut, broken).Bytes);
        }
    }

    private byte[] Recorded(byte[]?[] pictures, long? elapsedMs) => ClipMaker.Record(_folder, pictures, elapsedMs);
}
