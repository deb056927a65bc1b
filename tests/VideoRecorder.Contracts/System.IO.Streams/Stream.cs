namespace System.IO
{
    public class Stream
    {
        public virtual void Close() => throw null;

        public virtual int Read(byte[] buffer, int offset, int count) => throw null;

        public virtual void Write(byte[] buffer, int offset, int count) => throw null;
    }
}
