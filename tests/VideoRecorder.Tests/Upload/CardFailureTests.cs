using VideoRecorder.Core.Storage;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Upload;

/// <summary>A card that fails while clips are sent.</summary>
public class CardFailureTests
{
    private const long Minute = 60_000;
    private readonly UploadBench _bench = new();

    [Fact]
    public void A_clip_that_has_vanished_from_the_card_leaves_the_queue()
    {
        string gone = _bench.AddClip();
        _bench.AddClip();
        _bench.Card.Files.Remove(gone);

        _bench.Run(10_000);

        Assert.Equal(0, _bench.Clips.PendingCount);
        Assert.Single(_bench.Log.With(gone + " is no longer on the card"));
        Assert.Single(_bench.Server.Requests);
    }

    [Fact]
    public void A_card_that_cannot_be_read_is_tried_later_and_is_no_fault_of_the_server()
    {
        _bench.AddClip();
        _bench.Card.ReadFault = new CardException(CardError.Failed, "The card does not answer.");

        _bench.Run(25_000);
        _bench.Card.ReadFault = null;
        _bench.Run(15_000);

        Assert.Empty(_bench.Card.Files);
        Assert.Single(_bench.Log.With("cannot be read from the card. The card does not answer."));
        Assert.Empty(_bench.Log.With("Upload failed"));
        Assert.All(_bench.Server.Gaps, gap => Assert.InRange(gap, 10_000, 10_500));
    }

    [Fact]
    public void A_clip_that_the_card_can_never_read_does_not_stop_the_others_and_waits_an_hour()
    {
        string bad = _bench.AddClip();
        _bench.Card.ReadFault = new CardException(CardError.Failed, "The card does not answer.");
        _bench.Run(35_000);
        string good = _bench.AddClip();
        _bench.Clock.At(36_000, () => _bench.Card.ReadFault = null);

        _bench.Run(50 * Minute);
        Assert.Equal([bad], _bench.Card.Files.Keys);
        Assert.True(_bench.Server.Stored.ContainsKey(Path.GetFileName(good)));
        Assert.Equal(5, _bench.Server.Attempts.Count);
        Assert.Single(_bench.Log.With("Upload held for 1 h: " + bad));

        _bench.Run(12 * Minute);
        Assert.Empty(_bench.Card.Files);
    }

    [Fact]
    public void When_the_card_is_gone_no_clip_is_to_blame()
    {
        _bench.AddClip();
        _bench.Card.ReadFault = new CardException(CardError.NotPresent, "There is no card.");

        _bench.Run(5 * Minute);
        _bench.Card.ReadFault = null;
        _bench.Run(15_000);

        Assert.Empty(_bench.Card.Files);
        Assert.Empty(_bench.Log.With("Upload held"));
    }

    [Fact]
    public void A_delivered_clip_at_which_the_card_breaks_down_does_not_stop_the_others_for_ever()
    {
        string stuck = _bench.AddClip();
        _bench.Card.ChangeFault = new InvalidOperationException("The driver broke down.");

        int faults = _bench.RunThroughFaults(2 * Minute);
        _bench.Card.ChangeFault = null;
        string next = _bench.AddClip();
        _bench.Run(Minute);

        Assert.Equal(5, faults);
        Assert.Equal([stuck], _bench.Card.Files.Keys);
        Assert.True(_bench.Server.Stored.ContainsKey(Path.GetFileName(next)));
        Assert.Equal(2, _bench.Server.Requests.Count);
    }

    [Fact]
    public void A_delivered_clip_that_cannot_be_deleted_at_once_is_not_sent_again()
    {
        _bench.AddClip();
        _bench.Card.ChangeFault = new CardException(CardError.Failed, "The card does not answer.");

        _bench.Run(25_000);
        Assert.Single(_bench.Card.Files);

        _bench.Card.ChangeFault = null;
        _bench.Run(Minute);
        Assert.Empty(_bench.Card.Files);
        Assert.Single(_bench.Server.Requests);
        Assert.Single(_bench.Log.With("Uploaded, but it cannot be deleted"));
    }

    [Fact]
    public void A_delivered_clip_that_can_never_be_deleted_does_not_stop_the_others()
    {
        _bench.Settings.DeleteAfterUpload = false;
        string stuck = _bench.AddClip();
        _bench.AddClip();
        _bench.Card.ChangeFault = new CardException(CardError.ReadOnly, "The card is write-protected.");

        _bench.Run(2 * Minute);

        Assert.True(_bench.Server.Requests.Count >= 2);
        Assert.True(_bench.Card.Files.ContainsKey(stuck));
    }
}
