using VideoRecorder.Core.Ports.Card;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.VirtualBoard;

public class CardUsageTests
{
    [Fact]
    public void Bytes_that_the_disk_does_not_take_are_free_again()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs a file that is always full");
        CardUsage usage = new(1 << 20);
        FileStream full = new("/dev/full", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, FolderFile.BufferBytes);
        FolderFile file = new(full, "/full", "/dev", usage);
        long before = usage.Free;

        CardException error = Assert.Throws<CardException>(() => file.Append(new byte[300_000], 0, 300_000));

        Assert.Equal((CardError.Full, before), (error.Error, usage.Free));
    }
}
