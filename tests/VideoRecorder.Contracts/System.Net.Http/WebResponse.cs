namespace System.Net
{
    public abstract class WebResponse : IDisposable
    {
        public virtual long ContentLength => throw null;

        public virtual WebHeaderCollection Headers => throw null;

        public virtual System.IO.Stream GetResponseStream() => throw null;

        public virtual void Close() => throw null;

        public void Dispose() => throw null;
    }
}
