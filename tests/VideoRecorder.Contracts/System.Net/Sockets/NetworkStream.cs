namespace System.Net.Sockets
{
    public class NetworkStream : System.IO.Stream
    {
        private protected NetworkStream()
        {
        }

        public virtual bool DataAvailable => throw null;
    }
}
