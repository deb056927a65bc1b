using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.Clips;

/// <summary>What was delivered is known from the card, where the card keeps that.</summary>
public sealed class MarkTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_marked_clip_is_not_sent_after_a_restart()
    {
        TwoClips();

        RecorderBench bench = BootWithoutCamera(new FolderCard(_folder.Path, 64 * 1048576L));

        Assert.Equal(1, bench.Catalogue.PendingCount);
        Assert.Equal(2, bench.Catalogue.Count);
        Assert.Empty(bench.Log.With("does not keep"));
        Assert.False(File.Exists(_folder.File("clips/probe.tmp")));
    }

    [Theory]
    [InlineData(CardError.Failed)]
    [InlineData(CardError.ReadOnly)]
    public void A_card_that_takes_no_mark_is_said_once_and_all_is_sent(CardError error)
    {
        TwoClips();
        int failures = 0;

        RecorderBench bench = BootWithoutCamera(new HookedCard(new FolderCard(_folder.Path, 64 * 1048576L))
        {
            Before = (call, _) => failures += call == CardCall.SetDelivered ? 1 : 0,
            Error = (call, _) => call == CardCall.SetDelivered ? error : null,
        });

        Assert.Equal(5, failures);
        Assert.Equal(2, bench.Catalogue.PendingCount);
        Assert.Contains("sent again after each start", Assert.Single(bench.Log.With("does not keep which clips were delivered")));
    }

    [Fact]
    public void A_card_that_fails_twice_keeps_its_marks()
    {
        TwoClips();
        int failures = 0;

        RecorderBench bench = BootWithoutCamera(new HookedCard(new FolderCard(_folder.Path, 64 * 1048576L))
        {
            Error = (call, _) => call == CardCall.SetDelivered && ++failures <= 2 ? CardError.Failed : null,
        });

        Assert.Equal(1, bench.Catalogue.PendingCount);
        Assert.Empty(bench.Log.With("does not keep"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_card_that_shows_a_mark_that_no_one_made_is_not_believed(bool isMarked)
    {
        TwoClips();

        RecorderBench bench = BootWithoutCamera(new HookedCard(new FolderCard(_folder.Path, 64 * 1048576L))
        {
            Listed = (_, entries) => [.. entries.Select(e => new CardEntry(e.Name, e.Size, e.IsFolder, !e.IsFolder && isMarked))],
        });

        Assert.Equal(2, bench.Catalogue.PendingCount);
        Assert.Single(bench.Log.With("does not keep which clips were delivered"));
    }

    [Fact]
    public void Another_card_is_tried_as_well()
    {
        TwoClips();
        bool forgets = true;
        HookedCard card = new(new FolderCard(_folder.Path, 64 * 1048576L))
        {
            Listed = (_, entries) => [.. entries.Select(e => new CardEntry(e.Name, e.Size, e.IsFolder, e.IsDelivered && !forgets))],
        };
        RecorderBench bench = BootWithoutCamera(card);
        Assert.Equal(2, bench.Catalogue.PendingCount);
        card.Error = (_, _) => CardError.NotPresent;
        bench.Run(25_000);
        Assert.Single(bench.Log.With("Card error"));

        card.Error = (_, _) => null;
        forgets = false;
        bench.Run(60_000);

        Assert.True(bench.Catalogue.IsComplete);
        Assert.Equal(1, bench.Catalogue.PendingCount);
    }

    [Fact]
    public void A_probe_that_a_power_cut_has_left_does_no_harm()
    {
        TwoClips();
        File.WriteAllText(_folder.File("clips/probe.tmp"), "x");

        RecorderBench bench = BootWithoutCamera(new FolderCard(_folder.Path, 64 * 1048576L));

        Assert.Equal(1, bench.Catalogue.PendingCount);
        Assert.False(File.Exists(_folder.File("clips/probe.tmp")));
    }

    [Fact]
    public void A_clip_with_a_short_name_is_what_its_mark_says()
    {
        TwoClips();
        File.Move(_folder.File("clips/000001/video000001-000.avi"), _folder.File("clips/000001/VIDEO0~1.AVI"));
        File.Move(_folder.File("clips/000001/video000001-001.avi"), _folder.File("clips/000001/VIDEO0~2.AVI"));
        File.WriteAllText(_folder.File("clips/000001/VIDEO0~3.AVI"), "A film of somebody else");

        RecorderBench bench = BootWithoutCamera(new FolderCard(_folder.Path, 64 * 1048576L));

        Assert.Equal((2, 1), (bench.Catalogue.Count, bench.Catalogue.PendingCount));
        Assert.Single(bench.Log.With("Left alone a file that is no clip of this recorder: /clips/000001/VIDEO0~3.AVI"));
        Assert.Equal(3, bench.Clips.Length);
    }

    [Fact]
    public void A_short_name_without_a_picture_is_left_alone()
    {
        TwoClips();
        File.WriteAllBytes(_folder.File("clips/000001/VIDEO0~3.AVI"), []);

        RecorderBench bench = BootWithoutCamera(new FolderCard(_folder.Path, 64 * 1048576L));

        Assert.True(File.Exists(_folder.File("clips/000001/VIDEO0~3.AVI")));
        Assert.Equal(2, bench.Catalogue.Count);
    }

    private void TwoClips()
    {
        RecorderBench bench = new(_folder.Path);
        bench.RunUntil(30_000);
        bench.Card.SetDelivered("/clips/000001/video000001-000.avi", true);
    }

    private RecorderBench BootWithoutCamera(ICard card)
    {
        RecorderBench bench = new(_folder.Path, card: card);
        bench.Camera.IsPresent = false;
        bench.RunUntil(15_000);
        return bench;
    }
}
