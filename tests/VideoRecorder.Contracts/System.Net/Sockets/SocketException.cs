namespace System.Net.Sockets
{
    public class SocketException : Exception
    {
        private SocketException()
        {
        }

        public int ErrorCode => throw null;
    }
}
