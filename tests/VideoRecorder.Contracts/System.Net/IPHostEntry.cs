namespace System.Net
{
    public class IPHostEntry
    {
        private IPHostEntry()
        {
        }
    }
}
