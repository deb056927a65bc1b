using VideoRecorder.Core.Http;
using VideoRecorder.Core.Http.Replies;
using VideoRecorder.Core.Ports.Network;

namespace VideoRecorder.Tests.BadInput;

/// <summary>What the recorder made of what a server sent.</summary>
internal sealed record ReadReply(TransportError? Error, string Message, int Status, string RetryAfter, string Body)
{
    /// <summary>The size of the buffer in which the recorder receives.</summary>
    private const int ReceiveBytes = 512;

    /// <summary>Reads a reply.</summary>
    public static ReadReply From(Stream stream)
    {
        try
        {
            ReplyParser parser = new(new byte[HttpReply.MaxBodyBytes], false);
            byte[] buffer = new byte[ReceiveBytes];
            while (!parser.IsComplete)
            {
                int count = stream.Read(buffer, 0, buffer.Length);
                if (count > 0)
                {
                    parser.Add(buffer, count);
                }
                else
                {
                    parser.End();
                }
            }

            return Of(parser.ToReply());
        }
        catch (TransportException e)
        {
            return Of(e);
        }
    }

    private static ReadReply Of(HttpReply reply) => new(null, string.Empty, reply.Status, reply.RetryAfter, reply.Body);

    private static ReadReply Of(TransportException error) => new(error.Error, error.Message, 0, string.Empty, string.Empty);
}
