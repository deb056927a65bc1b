using VideoRecorder.Core.Ports;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Simulation.Invariants;

/// <summary>
/// A promise of the recorder. It is told of all that the models see, and calls <see cref="World.Violate"/> when the promise
/// does not hold. It only watches: nothing in it may change how a run goes.
/// </summary>
internal abstract class Invariant
{
    /// <summary>The board starts, on what the card holds.</summary>
    public virtual void Booted()
    {
    }

    /// <summary>The power is gone; what survives on the card is decided.</summary>
    public virtual void PowerLost()
    {
    }

    /// <summary>The recorder's log got a line.</summary>
    public virtual void Logged(LogLevel level, string line)
    {
    }

    /// <summary>A file was made.</summary>
    public virtual void Created(CardFile file)
    {
    }

    /// <summary>A file was opened, by <see cref="World.Running"/>.</summary>
    public virtual void Opened(CardFile file, bool forWriting)
    {
    }

    /// <summary>A frame of the camera was appended to a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="frame">The frame's number, which is in its bytes.</param>
    public virtual void FrameAppended(CardFile file, long frame)
    {
    }

    /// <summary>All that was written to a file is on the medium now.</summary>
    public virtual void Synced(CardFile file)
    {
    }

    /// <summary>A file that was open for writing is closed, without an error.</summary>
    public virtual void Closed(CardFile file)
    {
    }

    /// <summary>A file was marked by <see cref="World.Running"/>; <see cref="CardFile.IsDelivered"/> tells as what.</summary>
    public virtual void Marked(CardFile file)
    {
    }

    /// <summary>
    /// A file is about to be deleted by <see cref="World.Running"/>: told before the call changes anything, so also
    /// when the power goes in it or the card refuses.
    /// </summary>
    public virtual void Deleting(CardFile file, string path)
    {
    }

    /// <summary>A file was deleted; <see cref="World.Running"/> tells by which part.</summary>
    /// <param name="file">The file, with its content of before.</param>
    /// <param name="path">Its name.</param>
    public virtual void Deleted(CardFile file, string path)
    {
    }

    /// <summary>A call of the card was refused.</summary>
    public virtual void Refused(string operation, string path)
    {
    }

    /// <summary>A call of a port took long; the part that made it is <see cref="World.Running"/>.</summary>
    /// <param name="port">The port.</param>
    /// <param name="milliseconds">How long, up to now.</param>
    public virtual void Waited(PortKind port, long milliseconds)
    {
    }

    /// <summary>The head of a request was sent.</summary>
    public virtual void RequestOpened(ServedUpload request)
    {
    }

    /// <summary>A write of a piece of a body begins.</summary>
    public virtual void PieceBegins(ServedUpload request)
    {
    }

    /// <summary>The recorder was given a reply, as far as it is read; <see cref="ServedUpload.Worth"/> tells what it is worth.</summary>
    public virtual void ReplyRead(ServedUpload request)
    {
    }

    /// <summary>A request was ended: by its reply, or by the end of its connection.</summary>
    public virtual void RequestClosed(ServedUpload request)
    {
    }

    /// <summary>The run is at its end, after a time without faults.</summary>
    public virtual void AtTheEnd()
    {
    }
}
