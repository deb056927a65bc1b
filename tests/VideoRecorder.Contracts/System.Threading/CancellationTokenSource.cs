namespace System.Threading
{
    public class CancellationTokenSource : IDisposable
    {
        public CancellationTokenSource(int millisecondsDelay)
        {
        }

        public CancellationToken Token => throw null;

        public void Dispose() => throw null;
    }
}
