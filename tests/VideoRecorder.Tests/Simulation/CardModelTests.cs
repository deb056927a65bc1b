using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Storage;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Tests.Simulation;

/// <summary>What the simulated card keeps without a fault.</summary>
public sealed class CardModelTests
{
    private readonly SimulatedCard _board = new();

    private CardModel Card => _board.Card;

    [Fact]
    public void What_was_written_is_read_again()
    {
        byte[] bytes = SimulatedCard.Bytes(5000, 1);
        IClipFile file = Card.Create("/a.avi");
        file.Append(bytes, 0, bytes.Length);
        file.Sync();
        file.Append(bytes, 0, 3000);
        file.Overwrite(10, bytes, 0, 5);
        file.Close();
        byte[] expected = [.. bytes, .. bytes.AsSpan(0, 3000)];
        bytes.AsSpan(0, 5).CopyTo(expected.AsSpan(10));

        Assert.Equal(expected, _board.Read("/a.avi"));
        Assert.Equal(expected, _board.File("/a.avi").Content.ToArray());
        Assert.Equal(expected, _board.File("/a.avi").Durable.ToArray());
    }

    [Fact]
    public void Room_comes_back_when_a_file_is_deleted()
    {
        long free = Card.FreeBytes;
        _board.Write("/a.avi", SimulatedCard.Bytes(10_000, 1));
        Assert.True(Card.FreeBytes < free);
        Assert.True(Card.Delete("/a.avi"));
        Assert.False(Card.Delete("/a.avi"));

        Assert.Equal(free, Card.FreeBytes);
    }

    [Fact]
    public void A_file_is_cut_off()
    {
        byte[] bytes = SimulatedCard.Bytes(10_000, 1);
        _board.Write("/a.avi", bytes);
        IClipFile file = Card.Open("/a.avi", true);
        file.Truncate(600);
        file.Append(bytes, 0, 100);
        file.Close();

        Assert.Equal([.. bytes.AsSpan(0, 600), .. bytes.AsSpan(0, 100)], _board.Read("/a.avi"));
    }

    [Fact]
    public void A_full_card_takes_what_fits()
    {
        IClipFile file = Card.Create("/a.avi");
        byte[] bytes = new byte[(int)Card.FreeBytes + 1];
        CardException error = Assert.Throws<CardException>(() => file.Append(bytes, 0, bytes.Length));

        Assert.Equal(CardError.Full, error.Error);
        Assert.Equal(bytes.Length - 1, file.Length);
        Assert.Equal(0, Card.FreeBytes);
    }

    [Fact]
    public void A_call_without_power_does_not_come_back()
    {
        _board.World.CutAtCall = _board.World.Calls + 1;

        Assert.Throws<PowerCutException>(() => Card.Create("/a.avi"));
        Assert.Throws<PowerCutException>(() => Card.List("/"));
    }
}
