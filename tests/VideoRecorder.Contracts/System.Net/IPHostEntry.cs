namespace System.Net
{
    public class IPHostEntry
    {
        private IPHostEntry()
        {
        }

        public IPAddress[] AddressList => throw null;
    }
}
