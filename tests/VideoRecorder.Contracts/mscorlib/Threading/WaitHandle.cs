namespace System.Threading
{
    public abstract class WaitHandle
    {
        public virtual bool WaitOne() => throw null;

        public virtual bool WaitOne(int millisecondsTimeout, bool exitContext) => throw null;
    }
}
