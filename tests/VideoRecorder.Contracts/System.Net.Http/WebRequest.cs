namespace System.Net
{
    public abstract class WebRequest : IDisposable
    {
        public virtual string Method
        {
            set => throw null;
        }

        public virtual string ContentType
        {
            set => throw null;
        }

        public virtual long ContentLength
        {
            set => throw null;
        }

        public virtual WebHeaderCollection Headers => throw null;

        public static WebRequest Create(string requestUriString) => throw null;

        public virtual System.IO.Stream GetRequestStream() => throw null;

        public void Dispose() => throw null;
    }
}
