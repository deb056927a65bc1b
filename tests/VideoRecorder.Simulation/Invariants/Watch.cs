using VideoRecorder.Core.Ports;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Simulation.Invariants;

/// <summary>Tells all invariants of a run what the models see.</summary>
internal sealed class Watch : Invariant
{
    private Invariant[] _all = [];

    /// <summary>Gets how often something happened that changes what is promised of a clip.</summary>
    public long Promises { get; private set; }

    public void Add(params Invariant[] invariants) => _all = [.. _all, .. invariants];

    public override void Booted() => Tell(static i => i.Booted());

    public override void PowerLost() => Tell(static i => i.PowerLost());

    public override void Logged(LogLevel level, string line)
    {
        foreach (Invariant invariant in _all)
        {
            invariant.Logged(level, line);
        }
    }

    public override void Created(CardFile file) => Tell(file, static (i, f) => i.Created(f));

    public override void Opened(CardFile file, bool forWriting)
    {
        foreach (Invariant invariant in _all)
        {
            invariant.Opened(file, forWriting);
        }
    }

    public override void FrameAppended(CardFile file, long frame)
    {
        foreach (Invariant invariant in _all)
        {
            invariant.FrameAppended(file, frame);
        }
    }

    public override void Synced(CardFile file)
    {
        Promises++;
        Tell(file, static (i, f) => i.Synced(f));
    }

    public override void Closed(CardFile file)
    {
        Promises++;
        Tell(file, static (i, f) => i.Closed(f));
    }

    public override void Marked(CardFile file)
    {
        Promises++;
        Tell(file, static (i, f) => i.Marked(f));
    }

    public override void Deleting(CardFile file, string path)
    {
        foreach (Invariant invariant in _all)
        {
            invariant.Deleting(file, path);
        }
    }

    public override void Deleted(CardFile file, string path)
    {
        Promises++;
        foreach (Invariant invariant in _all)
        {
            invariant.Deleted(file, path);
        }
    }

    public override void Refused(string operation, string path)
    {
        foreach (Invariant invariant in _all)
        {
            invariant.Refused(operation, path);
        }
    }

    public override void Waited(PortKind port, long milliseconds)
    {
        foreach (Invariant invariant in _all)
        {
            invariant.Waited(port, milliseconds);
        }
    }

    public override void RequestOpened(ServedUpload request) => Tell(request, static (i, r) => i.RequestOpened(r));

    public override void PieceBegins(ServedUpload request) => Tell(request, static (i, r) => i.PieceBegins(r));

    public override void ReplyRead(ServedUpload request)
    {
        Promises++;
        Tell(request, static (i, r) => i.ReplyRead(r));
    }

    public override void RequestClosed(ServedUpload request) => Tell(request, static (i, r) => i.RequestClosed(r));

    public override void AtTheEnd() => Tell(static i => i.AtTheEnd());

    private void Tell(Action<Invariant> news)
    {
        foreach (Invariant invariant in _all)
        {
            news(invariant);
        }
    }

    private void Tell<T>(T subject, Action<Invariant, T> news)
    {
        foreach (Invariant invariant in _all)
        {
            news(invariant, subject);
        }
    }
}
