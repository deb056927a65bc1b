namespace System.Net
{
    using System.Net.Sockets;

    public class IPAddress
    {
        private IPAddress()
        {
        }

        public AddressFamily AddressFamily => throw null;

        public static IPAddress Parse(string ipString) => throw null;
    }
}
