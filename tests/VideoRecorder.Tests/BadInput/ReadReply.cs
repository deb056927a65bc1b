extern alias firmware;

using firmware::VideoRecorder.Board.Http;
using VideoRecorder.Core.Http;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.VirtualBoard.Network;

namespace VideoRecorder.Tests.BadInput;

/// <summary>What the reader of replies of a board made of what a server sent.</summary>
internal sealed record ReadReply(TransportError? Error, string Message, int Status, string RetryAfter, string Body)
{
    /// <summary>The size of the buffer in which the firmware receives.</summary>
    private const int ReceiveBytes = 512;

    /// <summary>Reads as the virtual board does.</summary>
    public static ReadReply ByVirtualBoard(Stream stream)
    {
        try
        {
            ReplyReader reader = new(stream);
            reader.ReadHead();
            return Of(reader.ReadBody());
        }
        catch (IOException e)
        {
            return Of(TransportIOException.Unwrap(e));
        }
    }

    /// <summary>Reads as the firmware does.</summary>
    public static ReadReply ByFirmware(Stream stream)
    {
        try
        {
            ReplyParser parser = new(new byte[UploadReply.MaxBodyBytes]);
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

    private static ReadReply Of(UploadReply reply) => new(null, string.Empty, reply.Status, reply.RetryAfter, reply.Body);

    private static ReadReply Of(TransportException error) => new(error.Error, error.Message, 0, string.Empty, string.Empty);
}
