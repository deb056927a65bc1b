using VideoRecorder.Core.Ports.Card;
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
        _bench.Card.Delete(gone);

        _bench.Run(10_000);

        Assert.Equal(0, _bench.Clips.PendingCount);
        Assert.Single(_bench.Log.With(gone + " is no longer on the card"));
        Assert.Single(_bench.Server.Requests);
    }

    [Fact]
    public void A_card_that_cannot_be_read_is_no_failure_of_the_server()
    {
        _bench.AddClip();
        _bench.Faults.Error = (call, _) => call == CardCall.Read ? CardError.Failed : null;

        _bench.Run(25_000);
        _bench.Faults.Error = (_, _) => null;
        _bench.Run(15_000);

        Assert.Empty(_bench.OnCard);
        Assert.Empty(_bench.Log.With("Upload failed"));
        Assert.All(_bench.Server.Gaps, gap => Assert.InRange(gap, 10_000, 10_500));
    }

    [Theory]
    [InlineData(CardError.Failed)]
    [InlineData(CardError.ReadOnly)]
    [InlineData(CardError.Denied)]
    public void A_clip_that_the_card_can_never_read_is_said_once_and_skipped(CardError error)
    {
        string bad = _bench.AddClip();
        _bench.Faults.Error = (call, _) => call == CardCall.Read ? error : null;
        _bench.Run(35_000);
        string good = _bench.AddClip();
        _bench.Clock.At(36_000, () => _bench.Faults.Error = (_, _) => null);

        _bench.Run(120 * Minute);
        Assert.Equal([bad], _bench.OnCard);
        Assert.True(_bench.Server.Stored.ContainsKey(Path.GetFileName(good)));
        Assert.Equal(5, _bench.Server.Attempts.Count);
        Assert.Single(_bench.Log.With($"Clip {bad} cannot be read (the card failed at {bad}); it is skipped until the next scan of the card"));
        Assert.True(_bench.Clips.HasQuarantined);
    }

    [Fact]
    public void When_the_card_is_gone_no_clip_is_to_blame()
    {
        _bench.AddClip();
        _bench.Faults.Error = (call, _) => call == CardCall.Read ? CardError.NotPresent : null;

        _bench.Run(5 * Minute);
        _bench.Faults.Error = (_, _) => null;
        _bench.Run(15_000);

        Assert.Empty(_bench.OnCard);
        Assert.Empty(_bench.Log.With("Upload held"));
    }

    [Fact]
    public void A_delivered_clip_at_which_the_driver_throws_does_not_stop_the_others()
    {
        string stuck = _bench.AddClip();
        bool isBroken = true;
        _bench.Faults.Before = (call, _) =>
        {
            if (isBroken && Changes(call))
            {
                throw new InvalidOperationException("The driver broke down.");
            }
        };

        int faults = _bench.RunThroughFaults(2 * Minute);
        isBroken = false;
        string next = _bench.AddClip();
        _bench.Run(Minute);

        Assert.Equal(5, faults);
        Assert.Equal([stuck], _bench.OnCard);
        Assert.True(_bench.Server.Stored.ContainsKey(Path.GetFileName(next)));
        Assert.Equal(2, _bench.Server.Requests.Count);
    }

    [Fact]
    public void A_delivered_clip_that_cannot_be_deleted_at_once_is_not_sent_again()
    {
        _bench.AddClip();
        _bench.Faults.Error = (call, _) => Changes(call) ? CardError.Failed : null;

        _bench.Run(25_000);
        Assert.Single(_bench.OnCard);

        _bench.Faults.Error = (_, _) => null;
        _bench.Run(Minute);
        Assert.Empty(_bench.OnCard);
        Assert.Single(_bench.Server.Requests);
        Assert.Empty(_bench.Log.With("cannot be deleted"));
    }

    [Fact]
    public void A_delivered_clip_that_can_never_be_deleted_does_not_stop_the_others()
    {
        _bench.Settings.DeleteAfterUpload = false;
        string stuck = _bench.AddClip();
        _bench.AddClip();
        _bench.Faults.Error = (call, _) => Changes(call) ? CardError.ReadOnly : null;

        _bench.Run(2 * Minute);

        Assert.True(_bench.Server.Requests.Count >= 2);
        Assert.Contains(stuck, _bench.OnCard);
        Assert.Single(_bench.Log.With($"Clip {stuck} was uploaded, but cannot be marked (the card failed at {stuck}); it is skipped until"));
    }

    private static bool Changes(CardCall call) => call is CardCall.SetDelivered or CardCall.Delete;
}
