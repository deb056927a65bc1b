using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Tests.Support;

/// <summary>One request as the model server saw it.</summary>
internal sealed class ServedRequest(ModelServer server, SimulatedHead head, ServerAct act)
{
    private readonly MemoryStream _received = new();
    private long? _answerAt;
    private long _lastMove = server.Now;
    private bool _isBroken;
    private bool _isBreakSeen;
    private byte[]? _reply;
    private int _given;

    public SimulatedHead Head { get; } = head;

    public long OpenedAt { get; } = server.Now;

    public long? ClosedAt { get; private set; }

    public byte[] Received => _received.ToArray();

    /// <summary>The clip, as the server would store it; null when the body did not come whole.</summary>
    public byte[]? Clip { get; private set; }

    public string? FileName { get; private set; }

    public string? Device { get; private set; }

    /// <summary>Whether the whole body came, and the whole answer was read.</summary>
    public bool IsOver => IsWhole && _reply is not null && _given == _reply.Length;

    private bool IsWhole => _received.Length == Head.ContentLength;

    private bool IsDropped => !IsWhole && server.Now - _lastMove > server.WaitsForMs;

    public int Write(byte[] buffer, int offset, int count, int waitMs)
    {
        Break();
        if (_received.Length >= act.StallsAfter && server.Now < act.GoesOnAt)
        {
            server.Pass(Math.Min(waitMs, act.GoesOnAt - server.Now));
            if (act.BreaksWhenStalled)
            {
                _isBroken = true;
                throw new TransportException(TransportError.Timeout, "Nothing moved for too long.");
            }

            return 0;
        }

        Assert.False(_isBroken);
        count = server.Carry(count, waitMs);
        Break();
        if (count == 0)
        {
            return 0;
        }

        _received.Write(buffer, offset, count);
        Assert.True(_received.Length <= Head.ContentLength, "More bytes than the Content-Length.");
        _lastMove = server.Now;
        if (_received.Length >= act.AnswersAfter)
        {
            _answerAt ??= server.Now;
        }

        if (IsWhole && !act.IsSilent)
        {
            Store();
            _answerAt ??= server.Now + act.DelayMs;
        }

        return count;
    }

    /// <summary>Waits for the answer. A client sees a break before the answer of a server that closes too.</summary>
    public bool HasData(int waitMs)
    {
        Assert.InRange(waitMs, 0, 60000);
        if (waitMs > 0)
        {
            server.CheckMayWaitFor(waitMs);
        }

        bool isHidden = act.ClosesToo && !_isBreakSeen;
        if (_reply is null && !isHidden && _answerAt is { } at && at <= server.Now + waitMs)
        {
            server.Pass(Math.Max(0, at - server.Now));
            return true;
        }

        if (_reply?.Length > _given || (_reply is null && IsDropped && server.AnswersWhenDropping))
        {
            return true;
        }

        if (!act.ClosesToo)
        {
            Break();
        }

        server.Pass(waitMs);
        return false;
    }

    public int Read(Span<byte> buffer)
    {
        bool isAnswered = _answerAt <= server.Now;
        if (!isAnswered && !(IsDropped && server.AnswersWhenDropping))
        {
            Break();
            return 0;
        }

        _reply ??= ReplyBytes.Of(isAnswered ? Answer() : new ServerReply(408)).Bytes;
        int count = Math.Min(buffer.Length, _reply.Length - _given);
        _reply.AsSpan(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }

    public void Close() => ClosedAt ??= server.Now;

    private ServerReply Answer() => new(act.Status, act.Body ?? $$"""{"size": {{Clip?.Length ?? 0}}}""", act.RetryAfter);

    private void Break()
    {
        bool isClosed = act.ClosesToo && _answerAt is not null;
        if (isClosed || IsDropped || _received.Length >= act.BreaksAfter || !server.IsReachable)
        {
            _isBreakSeen = true;
            throw new TransportException(TransportError.Lost, "The connection was closed by the server.");
        }
    }

    private void Store()
    {
        MediaTypeHeaderValue type = MediaTypeHeaderValue.Parse(Head.ContentType);
        if (type.MediaType != "multipart/form-data")
        {
            Clip = Received;
            FileName = Head.FileName;
            server.Stored[FileName] = Clip;
            return;
        }

        MultipartReader reader = new(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), new MemoryStream(Received));
        while (reader.ReadNextSectionAsync().GetAwaiter().GetResult() is { } section)
        {
            ContentDispositionHeaderValue field = ContentDispositionHeaderValue.Parse(section.ContentDisposition);
            MemoryStream content = new();
            section.Body.CopyTo(content);
            if (HeaderUtilities.RemoveQuotes(field.Name) == "device")
            {
                Device = System.Text.Encoding.UTF8.GetString(content.ToArray());
            }
            else
            {
                Assert.Equal("file", HeaderUtilities.RemoveQuotes(field.Name).ToString());
                Clip = content.ToArray();
                FileName = HeaderUtilities.UnescapeAsQuotedString(field.FileName).ToString();
                server.Stored[FileName] = Clip;
            }
        }
    }
}
