namespace System
{
    public class NotSupportedException : Exception
    {
    }
}
