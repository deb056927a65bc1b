using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.VirtualBoard;

/// <summary>A folder that hangs, as that of a network drive does, is a card that was taken out.</summary>
public sealed class AnsweringCardTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ManualResetEventSlim _goesOn = new(true);
    private readonly ManualResetEventSlim _hangs = new();
    private readonly HookedCard _inner;
    private readonly AnsweringCard _card;

    public AnsweringCardTests()
    {
        _inner = new HookedCard(new FolderCard(_folder.Path, 64 * 1048576)) { Before = Hang };
        _card = new AnsweringCard(_inner, TimeSpan.FromSeconds(0.3));
        _card.Mount();
        File.WriteAllText(_folder.File("a.avi"), "abc");
    }

    public void Dispose()
    {
        _goesOn.Set();
        _folder.Dispose();
    }

    [Fact]
    public void All_calls_are_those_of_the_card()
    {
        _card.CreateFolder("/clips");
        IFile file = _card.Create("/clips/b.avi");
        file.Append([1, 2, 3, 4], 1, 3);
        file.Overwrite(0, [9], 0, 1);
        byte[] bytes = new byte[5];
        Assert.Equal((3, 3), (file.Length, file.Read(0, bytes, 1, 4)));
        Assert.Equal([0, 9, 3, 4, 0], bytes);
        file.Truncate(2);
        file.Sync();
        file.Close();
        file.Close();
        _card.SetDelivered("/clips/b.avi", true);
        CardEntry entry = Assert.Single(_card.List("/clips"));
        Assert.Equal(("b.avi", 2L, true), (entry.Name, entry.Size, entry.IsDelivered));
        CardSpace space = new();
        _card.GetSpace(space);
        Assert.Equal(64 * 1048576, space.TotalBytes);
        Assert.True(_card.Delete("/clips/b.avi"));
        Assert.True(_card.DeleteFolder("/clips"));
        Assert.Equal(CardError.NotFound, Assert.Throws<CardException>(() => _card.Open("/b.avi", false)).Error);
    }

    [Fact]
    public void A_call_that_hangs_has_an_end_and_the_next_ones_fail_at_once()
    {
        IFile open = _card.Create("/open.avi");
        _goesOn.Reset();
        CardException hung = Assert.Throws<CardException>(() => _card.Open("/a.avi", false));

        Assert.Equal((CardError.NotPresent, "no card: the folder of the card does not answer"), (hung.Error, hung.Message));
        Assert.True(_hangs.IsSet);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(CardError.NotPresent, Assert.Throws<CardException>(() => _card.List("/")).Error));
        Assert.Equal(CardError.NotPresent, Assert.Throws<CardException>(open.Close).Error);
    }

    [Fact]
    public void When_the_call_comes_back_the_card_works_and_nothing_stays_open()
    {
        IFile open = _card.Create("/open.avi");
        open.Append(new byte[1000], 0, 1000);
        _goesOn.Reset();
        Assert.Throws<CardException>(() => _card.Open("/a.avi", false));
        Assert.Throws<CardException>(open.Close);

        _goesOn.Set();
        Assert.True(SpinWait.SpinUntil(Works, TimeSpan.FromSeconds(30)));
        Assert.Equal(1000, new FileInfo(_folder.File("open.avi")).Length);
    }

    [Fact]
    public void A_board_whose_card_hangs_goes_on_when_it_answers_again()
    {
        RecorderBench bench = new(_folder.Path, card: _card);
        bench.RunUntil(30_000);
        _goesOn.Reset();
        Assert.Throws<CardException>(() => _card.Open("/a.avi", false));
        bench.RunUntil(100_000);
        Assert.Single(bench.Log.With("Card error: no card: the folder of the card does not answer"));

        _goesOn.Set();
        Assert.True(SpinWait.SpinUntil(Works, TimeSpan.FromSeconds(30)));
        bench.RunUntil(200_000);
        Assert.Single(bench.Log.With("The card works again"));
    }

    private bool Works()
    {
        try
        {
            _card.List("/");
            return true;
        }
        catch (CardException)
        {
            return false;
        }
    }

    private void Hang(CardCall call, string path)
    {
        if (call == CardCall.Open && !_goesOn.IsSet)
        {
            _hangs.Set();
            _goesOn.Wait();
        }
    }
}
