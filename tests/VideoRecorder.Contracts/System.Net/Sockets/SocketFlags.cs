namespace System.Net.Sockets
{
    public enum SocketFlags
    {
        None = 0,
    }
}
