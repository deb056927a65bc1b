using VideoRecorder.Core.Status;
using VideoRecorder.Core.Storage;

namespace VideoRecorder.Tests.Storage;

public class SharedStateTests
{
    private readonly SharedState _state = new(5000);
    private readonly ClipTicket _ticket = new();

    [Fact]
    public void Clips_are_sent_oldest_first_also_when_older_ones_are_found_after_newer_ones_were_recorded()
    {
        Record(3, 0);
        Find(1, 0);
        Find(1, 1);
        Find(2, 0);

        Assert.Equal(["1-0", "1-1", "2-0", "3-0"], SendAll());
    }

    [Fact]
    public void A_clip_that_waits_at_the_back_of_the_queue_is_sent_after_the_others()
    {
        FindThree();
        Take();
        _state.UploadEnded(_ticket, UploadOutcome.Deferred, 0);

        Assert.Equal(["1-1", "1-2", "1-0"], SendAll());
    }

    [Fact]
    public void A_clip_at_the_back_of_a_queue_that_never_gets_empty_has_its_turn_after_ten_minutes()
    {
        FindThree();
        Take();
        _state.UploadEnded(_ticket, UploadOutcome.Deferred, 0);

        List<string> sent = [];
        for (int minute = 0; minute <= 11; minute++)
        {
            Find(2, minute);
            Assert.True(_state.TryTakeUpload(minute * 60_000L, _ticket));
            sent.Add(Number(_ticket));
            _state.UploadEnded(_ticket, UploadOutcome.Deleted, 0);
        }

        Assert.Equal("1-0", sent[10]);
        Assert.Equal("1-1", sent[0]);
        Assert.Equal("2-8", sent[11]);
    }

    [Fact]
    public void After_an_outage_deferred_clips_get_their_places_back()
    {
        FindThree();
        Take();
        _state.UploadEnded(_ticket, UploadOutcome.Deferred, 0);
        Take();
        _state.UploadEnded(_ticket, UploadOutcome.Deferred, 0);
        _state.RequeueDeferred();

        Assert.Equal(["1-0", "1-1", "1-2"], SendAll());
    }

    /// <summary>They move a few at a time, so that nobody waits long for the lock.</summary>
    [Fact]
    public void After_an_outage_many_deferred_clips_are_sent_in_recording_order_and_one_that_fails_again_after_them()
    {
        for (int index = 0; index < 100; index++)
        {
            Find(1, index);
        }

        for (int index = 0; index < 99; index++)
        {
            SendOne(UploadOutcome.Deferred);
        }

        _state.RequeueDeferred();
        SendOne(UploadOutcome.Deferred);

        Assert.Equal([.. Enumerable.Range(1, 99).Select(index => $"1-{index}"), "1-0"], SendAll());
    }

    [Fact]
    public void Many_clips_whose_hold_ends_at_once_are_sent_in_recording_order()
    {
        for (int index = 0; index < 100; index++)
        {
            Find(1, index);
        }

        for (int index = 0; index < 100; index++)
        {
            Assert.True(_state.TryTakeUpload(0, _ticket));
            _state.UploadEnded(_ticket, UploadOutcome.Held, 60_000);
        }

        Assert.False(_state.TryTakeUpload(59_000, _ticket));
        List<string> sent = [];
        while (_state.TryTakeUpload(60_000, _ticket))
        {
            sent.Add(Number(_ticket));
            _state.UploadEnded(_ticket, UploadOutcome.Deleted, 0);
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(index => $"1-{index}"), sent);
    }

    [Fact]
    public void A_held_clip_is_not_sent_before_its_time_and_then_in_its_place()
    {
        FindThree();
        Take();
        _state.UploadEnded(_ticket, UploadOutcome.Held, 3_600_000);
        Take();

        Assert.Equal("1-1", Number(_ticket));
        _state.UploadEnded(_ticket, UploadOutcome.Retry, 0);
        Assert.True(_state.TryTakeUpload(3_600_000, _ticket));
        Assert.Equal("1-0", Number(_ticket));
    }

    [Fact]
    public void Delivered_clips_give_way_before_pending_ones_and_the_oldest_first()
    {
        FindThree();
        Find(2, 0);
        SendOne(UploadOutcome.Retry);
        SendOne(UploadOutcome.Deferred);
        SendOne(UploadOutcome.Marked);

        Assert.Equal(["1-1", "1-0", "1-2"], EvictAll());
    }

    [Fact]
    public void The_last_clip_never_gives_way()
    {
        Find(1, 0);

        Assert.False(_state.TryTakeVictim(_ticket, true));
    }

    [Fact]
    public void A_clip_that_is_being_recorded_does_not_count_as_the_last_one()
    {
        Find(1, 0);
        _state.ClipOpened(Name(2, 0), 0, new ClipTicket());

        Assert.False(_state.TryTakeVictim(_ticket, true));
    }

    [Fact]
    public void A_clip_that_is_being_sent_does_not_give_way()
    {
        FindThree();
        Take();

        Assert.Equal(["1-1", "1-2"], EvictAll());
    }

    [Fact]
    public void A_clip_whose_card_was_forgotten_is_not_mistaken_for_the_one_in_its_place()
    {
        FindThree();
        Take();
        _state.ForgetClips();
        Find(7, 0);
        _state.UploadEnded(_ticket, UploadOutcome.Deleted, 0);

        Assert.Equal(["7-0"], SendAll());
    }

    [Fact]
    public void A_clip_that_is_being_sent_is_known_again_after_a_new_scan_also_where_its_name_has_no_number()
    {
        ClipName name = new() { Folder = 3, Index = 7, Stamp = 20261122160000 };
        _state.ClipOpened(name, 0, _ticket);
        _state.ClipSettled(_ticket, 1000, ClipState.Pending);
        Take();
        _state.ForgetClips();
        ClipName found = new();
        Assert.True(found.Parse(3, "20261122160000.avi"));
        _state.ClipFound(found, 1000, ClipState.Pending);

        Assert.False(_state.TryTakeUpload(0, new ClipTicket()));
    }

    [Fact]
    public void The_used_bytes_follow_every_change()
    {
        FindThree();
        Record(2, 0, size: 500);
        Assert.Equal(3500, _state.UsedBytes);

        SendOne(UploadOutcome.Deleted);
        Assert.Equal(2500, _state.UsedBytes);
        Assert.Equal(3, _state.ClipCount);
    }

    [Fact]
    public void Clips_without_a_time_are_renamed_in_recording_order_and_wait_for_one_that_is_being_sent()
    {
        _state.ScanDone();
        Record(1, 0, startMs: 10);
        Record(1, 1, startMs: 20);
        Take();
        ClipTicket other = new();

        Assert.False(_state.TryTakeUnnamed(other, out _));
        _state.UploadEnded(_ticket, UploadOutcome.Deleted, 0);
        Assert.True(_state.TryTakeUnnamed(other, out long start));
        Assert.Equal(("1-1", 20), (Number(other), start));
    }

    [Fact]
    public void Uploads_pause_from_the_lead_before_a_recording_until_its_clip_is_closed()
    {
        _state.ScheduleRecording(60_000);
        Assert.True(_state.IsUploadWindow(54_999));
        Assert.False(_state.IsUploadWindow(55_000));

        _state.RecordingBegins();
        Assert.False(_state.IsUploadWindow(0));

        _state.RecordingEnds(120_000);
        Assert.True(_state.IsUploadWindow(70_000));
        Assert.Equal(115_000, _state.UploadWindowClosesAt);
    }

    [Fact]
    public void An_emptied_folder_is_named_once()
    {
        Find(4, 0);
        SendOne(UploadOutcome.Deleted);

        Assert.Equal(4, _state.TakeEmptiedFolder());
        Assert.Equal(0, _state.TakeEmptiedFolder());
    }

    [Fact]
    public void Log_lines_wait_in_order_and_the_oldest_are_lost_when_too_many_wait()
    {
        for (int i = 0; i < 300; i++)
        {
            _state.KeepLogLine("line " + i);
        }

        Assert.Contains("44 older lines", _state.TakeLogLine());
        Assert.Equal("line 44", _state.TakeLogLine());
    }

    [Fact]
    public void Thousands_of_random_moves_keep_lists_sums_and_order_right()
    {
        Random random = new(1);
        HashSet<string> model = [];
        int recorded = 0;
        for (int step = 0; step < 20_000; step++)
        {
            int choice = random.Next(6);
            if (choice <= 1)
            {
                Record(1000 + (recorded / 200), recorded % 200);
                model.Add($"{1000 + (recorded / 200)}-{recorded % 200}");
                recorded++;
            }
            else if (choice == 2 && _state.TryTakeVictim(_ticket, true))
            {
                model.Remove(Number(_ticket));
                _state.ClipRemoved(_ticket);
            }
            else if (_state.TryTakeUpload(step * 1000L, _ticket))
            {
                UploadOutcome outcome = (UploadOutcome)random.Next(6);
                if (outcome is UploadOutcome.Deleted or UploadOutcome.Gone)
                {
                    model.Remove(Number(_ticket));
                }

                _state.UploadEnded(_ticket, outcome, (step * 1000L) + 50_000);
            }

            Assert.Equal(model.Count, _state.ClipCount);
            Assert.Equal(model.Count * 1000L, _state.UsedBytes);
        }
    }

    [Fact]
    public void After_thousands_of_random_moves_clips_still_give_way_in_recording_order()
    {
        Random random = new(2);
        for (int step = 0; step < 5000; step++)
        {
            int place = step / 2;
            if (step % 2 == 0)
            {
                Record(1000 + (place / 200), place % 200);
            }
            else
            {
                Find(1 + (place / 200), place % 200);
            }

            if (_state.TryTakeUpload(step * 1000L, _ticket))
            {
                UploadOutcome outcome = (UploadOutcome)random.Next((int)UploadOutcome.Marked, (int)UploadOutcome.Gone);
                _state.UploadEnded(_ticket, outcome, (step * 1000L) + random.Next(100_000));
            }
        }

        List<(bool IsPending, int Folder, int Index)> evicted = [];
        while (_state.TryTakeVictim(_ticket, true))
        {
            evicted.Add((!_ticket.Name.IsUploaded, _ticket.Name.Folder, _ticket.Name.Index));
            _state.ClipRemoved(_ticket);
        }

        Assert.Equal(4999, evicted.Count);
        Assert.Equal(evicted.Order(), evicted);
    }

    private static ClipName Name(int folder, int index) => new() { Folder = folder, Index = index };

    private static string Number(ClipTicket ticket) => $"{ticket.Name.Folder}-{ticket.Name.Index}";

    private void Find(int folder, int index) => _state.ClipFound(Name(folder, index), 1000, ClipState.Pending);

    private void FindThree()
    {
        Find(1, 0);
        Find(1, 1);
        Find(1, 2);
    }

    private void Record(int folder, int index, long size = 1000, long startMs = 0)
    {
        ClipTicket clip = new();
        _state.ClipOpened(Name(folder, index), startMs, clip);
        _state.ClipSettled(clip, size, ClipState.Pending);
    }

    private void Take() => Assert.True(_state.TryTakeUpload(0, _ticket));

    private void SendOne(UploadOutcome outcome)
    {
        Take();
        _state.UploadEnded(_ticket, outcome, 0);
    }

    private List<string> SendAll()
    {
        List<string> sent = [];
        while (_state.TryTakeUpload(0, _ticket))
        {
            sent.Add(Number(_ticket));
            _state.UploadEnded(_ticket, UploadOutcome.Deleted, 0);
        }

        return sent;
    }

    private List<string> EvictAll()
    {
        List<string> evicted = [];
        ClipTicket victim = new();
        while (_state.TryTakeVictim(victim, true))
        {
            evicted.Add(Number(victim));
            _state.ClipRemoved(victim);
        }

        return evicted;
    }
}
