using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.Tests.Support;

/// <summary>One request as the model server saw it.</summary>
internal sealed class ServedRequest(ModelServer server, RequestHead head, ServerAct act) : IUploadRequest
{
    private readonly MemoryStream _received = new();
    private long? _answerAt;
    private long _lastMove = server.Now;
    private bool _isBroken;

    public RequestHead Head { get; } = head;

    public long OpenedAt { get; } = server.Now;

    public long? ClosedAt { get; private set; }

    public byte[] Received => _received.ToArray();

    /// <summary>The clip, as the server would store it; null when the body did not come whole.</summary>
    public byte[]? Clip { get; private set; }

    public string? FileName { get; private set; }

    public string? Device { get; private set; }

    public bool HasReply => (IsWhole || act.AnswersAfter <= _received.Length) && !act.ClosesToo
        ? _answerAt <= server.Now
        : IsDropped && server.AnswersWhenDropping;

    private bool IsWhole => _received.Length == Head.ContentLength;

    private bool IsDropped => !IsWhole && server.Now - _lastMove > server.WaitsForMs;

    public int Write(byte[] buffer, int offset, int count, int waitMs)
    {
        server.CheckMayWork();
        server.CheckMayWaitFor(waitMs);
        Assert.Null(ClosedAt);
        Assert.InRange(count, 1, buffer.Length - offset);
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

    public UploadReply? WaitReply(int waitMs)
    {
        Assert.Null(ClosedAt);
        Assert.InRange(waitMs, 0, 60000);
        if (waitMs > 0)
        {
            server.CheckMayWaitFor(waitMs);
        }

        if (_answerAt is { } at && at <= server.Now + waitMs)
        {
            server.Pass(Math.Max(0, at - server.Now));
            return new UploadReply(act.Status, act.RetryAfter, act.Body ?? $$"""{"size": {{Clip?.Length ?? 0}}}""");
        }

        if (IsDropped && server.AnswersWhenDropping)
        {
            return new UploadReply(408, string.Empty, string.Empty);
        }

        if (!act.ClosesToo)
        {
            Break();
        }

        server.Pass(waitMs);
        return null;
    }

    public void Close() => ClosedAt ??= server.Now;

    private void Break()
    {
        bool isClosed = act.ClosesToo && _answerAt is not null;
        if (isClosed || IsDropped || _received.Length >= act.BreaksAfter || !server.IsReachable)
        {
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
