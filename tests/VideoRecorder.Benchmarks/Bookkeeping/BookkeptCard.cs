using System.Diagnostics;
using VideoRecorder.Benchmarks.Support;
using VideoRecorder.Core.Clips.Card;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Clips.Upkeep;
using VideoRecorder.Core.Log;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Status;
using VideoRecorder.Core.Time;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Benchmarks.Bookkeeping;

/// <summary>
/// The recorder's parts that look after a card, from boot on. They are called in the order in which the recorder and
/// the uploader call them; what lacks is the camera and the network.
/// </summary>
internal sealed class BookkeptCard
{
    private const long CardBytes = 8L << 30;

    private readonly SteppedClock _clock = new();
    private readonly byte[] _bytes;
    private readonly TimedCard _card;
    private readonly ClipCatalogue _clips = new();
    private readonly RecorderLog _log;
    private readonly ClipCreator _creator;
    private readonly Quota _quota;
    private readonly Housekeeper _housekeeper;
    private readonly Clip _recorded = new();
    private readonly Clip _sent = new();

    public BookkeptCard(FilledFolder folder)
    {
        var settings = new RecorderSettings { UploadUrl = "http://192.168.1.5:3000/upload", DeleteAfterUpload = false };
        var clock = new LocalClock(_clock, settings.ToTimeZoneRule());
        _bytes = folder.Clip;
        _card = new TimedCard(new FolderCard(folder.Path, CardBytes));
        var state = new SharedState(settings.UploadPauseLeadMs);
        _log = new RecorderLog(new SilentLog(), clock, new Secrets(settings));
        _creator = new ClipCreator(_card, _clips, clock);
        _quota = new Quota(settings, _card, _clips, _log);
        _housekeeper = new Housekeeper(_card, _clips, clock, _creator, _quota, _log);
    }

    /// <summary>Gets how many clips are known.</summary>
    public int Clips => _clips.Count;

    /// <summary>Mounts the card and records the first clip, which waits for no scan.</summary>
    public void Boot()
    {
        _card.Mount();
        _creator.Prepare();
        _housekeeper.Reset();
        Record();
    }

    /// <summary>Finds the clips of earlier boots.</summary>
    /// <returns>How long it took in all, and its longest step.</returns>
    public (Cost All, double LongestStep) Scan()
    {
        double longest = 0;
        Cost all = Measure(() =>
        {
            long step = Stopwatch.GetTimestamp();
            while (_housekeeper.ScanStep())
            {
                longest = Math.Max(longest, Stopwatch.GetElapsedTime(step).TotalMicroseconds);
                step = Stopwatch.GetTimestamp();
            }
        });
        return (all, longest);
    }

    /// <summary>Does what is left to do after a scan: looks at the clips that a power cut may have caught open.</summary>
    /// <returns>How long it took.</returns>
    public Cost KeepHouse() => Measure(() =>
    {
        while (_housekeeper.Step(_clock.Milliseconds))
        {
        }
    });

    /// <summary>Lets one interval pass: a clip gives way, one is recorded, one is sent and marked.</summary>
    /// <returns>How long its bookkeeping took.</returns>
    public Cost LiveOneInterval()
    {
        _clock.Advance(60);
        return Measure(() =>
        {
            if (_quota.FreeBytes() < _quota.ReservedBytes || !_quota.Evict())
            {
                throw new InvalidOperationException("The card is not as it should be.");
            }

            Record();
            while (_housekeeper.Step(_clock.Milliseconds))
            {
            }

            Send();
        });
    }

    /// <summary>Deletes the clip of <see cref="Boot"/> and its folder, so that the card can boot again as it was.</summary>
    public void Unboot()
    {
        _card.Delete(_recorded.Path);
        _card.DeleteFolder(ClipName.FolderPath(_clips.CurrentFolder));
    }

    private void Record()
    {
        IFile file = _creator.Create(_recorded);
        _log.Info("Recording video: " + _recorded.Path);
        file.Append(_bytes, 0, _bytes.Length);
        file.Close();
        _recorded.Size = _bytes.Length;
        _clips.Return(_recorded, ClipState.Pending);
        _quota.Learn(_recorded.Size);
        _log.Info(_quota.Report());
    }

    private void Send()
    {
        if (!_clips.TryLease(ClipUse.Upload, _clock.Milliseconds, _sent))
        {
            throw new InvalidOperationException("No clip is to be sent.");
        }

        _card.SetDelivered(_sent.Path, true);
        _clips.Return(_sent, ClipState.Delivered);
        _log.Info("Upload completed successfully: " + _sent.Path);
    }

    private Cost Measure(Action work)
    {
        TimeSpan cardBefore = _card.Elapsed;
        long start = Stopwatch.GetTimestamp();
        work();
        return new Cost(
            Stopwatch.GetElapsedTime(start).TotalMicroseconds,
            (_card.Elapsed - cardBefore).TotalMicroseconds);
    }
}
