namespace System.Net.Sockets
{
    public class Socket
    {
        public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType)
        {
        }

        public int ReceiveTimeout
        {
            set => throw null;
        }

        public int SendTimeout
        {
            set => throw null;
        }

        public void Close() => throw null;

        public void Connect(EndPoint remoteEP) => throw null;

        public bool Poll(int microSeconds, SelectMode mode) => throw null;

        public int Receive(byte[] buffer, int offset, int size, SocketFlags socketFlags) => throw null;

        public int Send(byte[] buffer, int offset, int size, SocketFlags socketFlags) => throw null;
    }
}
