using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Network;

/// <summary>What the server does with a body: takes it, reads it as a whole, stores the clip in it.</summary>
internal sealed class ServerDisk(World world)
{
    private byte[] _body = [];
    private int _clipStart;

    /// <summary>Gets or sets whether stored clips are kept whole when their request is over.</summary>
    public bool KeepsClips { get; set; } = true;

    /// <summary>Gets the length of the clip in the body that was read last.</summary>
    public int ClipLength { get; private set; }

    /// <summary>A body begins.</summary>
    public void Begin(long length)
    {
        if (_body.Length < length)
        {
            _body = new byte[length + (length / 2)];
        }
    }

    /// <summary>Bytes of it leave the recorder.</summary>
    public void Receive(ReadOnlySpan<byte> piece, long position) => piece.CopyTo(_body.AsSpan((int)position));

    /// <summary>It came whole.</summary>
    public void Read(ServedUpload record)
    {
        ReadOnlySpan<byte> body = _body.AsSpan(0, (int)record.Head.ContentLength);
        FormReader form = FormReader.Read(record.Head.ContentType, body);
        record.FileName = form.FileName ?? record.Head.FileName;
        record.Device = form.Device ?? record.Head.Device;
        ClipLength = form.Clip.Length;
        _clipStart = body.Overlaps(form.Clip, out int start) ? start : 0;
        bool isSame = record.FileName == record.Head.FileName && record.Device == record.Head.Device;
        if ((form.Error ?? (isSame ? null : "its names are not those of the head")) is { } error)
        {
            world.Violate("A server cannot read the body: " + error);
        }
    }

    /// <summary>Stores the clip that was read last.</summary>
    public void Store(ServedUpload record)
    {
        ReadOnlySpan<byte> clip = _body.AsSpan(_clipStart, ClipLength);
        record.IsStored = true;
        record.ClipLength = clip.Length;
        record.ClipHash = ContentPrint.Of(clip);
        record.Clip = clip.ToArray();
    }

    /// <summary>A request is over.</summary>
    public void Forget(ServedUpload record)
    {
        if (record.Clip is not null && !KeepsClips)
        {
            record.Clip = [];
        }
    }
}
