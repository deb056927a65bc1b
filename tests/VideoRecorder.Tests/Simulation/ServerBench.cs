using VideoRecorder.Core.Upload;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Tests.Simulation;

/// <summary>The simulator's network alone, used through its ports as a recorder uses it.</summary>
internal sealed class ServerBench
{
    private const int TimeoutMs = 30_000;

    public ServerBench(ulong seed = 1)
    {
        World = new World(seed);
        Link = new LinkModel(World, World.Chance.Fork());
        Server = new ServerModel(World, World.Chance.Fork(), Link);
        World.TurnOn();
        Link.Boot();
        Assert.True(Link.Connect(10_000));
    }

    public World World { get; }

    public LinkModel Link { get; }

    public ServerModel Server { get; }

    /// <summary>Gets the clip that is sent.</summary>
    public byte[] Clip { get; } = [.. Enumerable.Range(0, 20_000).Select(i => (byte)(i * 7 / 3))];

    /// <summary>Gets the last request that was opened.</summary>
    public ServedUpload Last => Server.Requests[^1];

    public RequestHead Head(string? contentType = null, long? length = null) => new()
    {
        Url = "http://server/upload",
        ContentType = contentType ?? "application/octet-stream",
        ContentLength = length ?? Clip.Length,
        FileName = "video000001-000.avi",
        Device = "camera",
        ApiKey = "key",
    };

    public IUploadRequest Open(RequestHead? head = null) => Server.Open(head ?? Head(), TimeoutMs);

    /// <summary>Sends the clip and waits for the reply, until something ends it.</summary>
    public Attempt Send(ServerConduct conduct)
    {
        Server.Script.Enqueue(conduct);
        return Send();
    }

    /// <inheritdoc cref="Send(ServerConduct)"/>
    public Attempt Send()
    {
        IUploadRequest? request = null;
        try
        {
            request = Open();
            bool isSent = SendBody(request, Clip);
            UploadReply? reply = AwaitReply(request);
            return new Attempt(isSent, reply, reply is null ? TransportError.Timeout : null);
        }
        catch (TransportException e)
        {
            return new Attempt(false, Late(request), e.Error);
        }
        finally
        {
            request?.Close();
        }
    }

    /// <summary>Writes a body until it is over, answered or stuck.</summary>
    /// <returns>Whether all of it was taken.</returns>
    public bool SendBody(IUploadRequest request, byte[] body, int sent = 0)
    {
        long movedAt = World.Now;
        while (sent < body.Length && !request.HasReply && World.Now - movedAt < TimeoutMs)
        {
            int count = Math.Min(8192, body.Length - sent);
            int taken = request.Write(body, sent, count, TimeoutMs);
            Assert.InRange(taken, 0, count);
            sent += taken;
            movedAt = taken > 0 ? World.Now : movedAt;
        }

        return sent == body.Length;
    }

    public static UploadReply? AwaitReply(IUploadRequest request)
    {
        UploadReply? reply = null;
        for (int i = 0; reply is null && i < TimeoutMs / 250; i++)
        {
            reply = request.WaitReply(250);
        }

        return reply;
    }

    private static UploadReply? Late(IUploadRequest? request)
    {
        try
        {
            return request?.WaitReply(250);
        }
        catch (TransportException)
        {
            return null;
        }
    }

    /// <summary>What the recorder has of a request.</summary>
    internal sealed record Attempt(bool IsSent, UploadReply? Reply, TransportError? Error);
}
