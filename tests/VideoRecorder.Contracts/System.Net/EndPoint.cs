namespace System.Net
{
    public abstract class EndPoint
    {
        private protected EndPoint()
        {
        }
    }
}
