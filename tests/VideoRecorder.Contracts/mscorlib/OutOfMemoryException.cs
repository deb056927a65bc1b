namespace System
{
    public class OutOfMemoryException : Exception
    {
    }
}
