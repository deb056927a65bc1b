namespace VideoRecorder.Tests.BadInput;

/// <summary>A connection from which bytes come in pieces, perhaps without end. It counts them.</summary>
internal sealed class PieceStream(byte[] start, byte[] again, int piece) : Stream
{
    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int wanted = Math.Min(count, piece);
        for (int i = 0; i < wanted; i++)
        {
            if (BytesRead < start.Length)
            {
                buffer[offset + i] = start[BytesRead];
            }
            else if (again.Length > 0)
            {
                buffer[offset + i] = again[(BytesRead - start.Length) % again.Length];
            }
            else
            {
                return i;
            }

            BytesRead++;
        }

        return wanted;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
