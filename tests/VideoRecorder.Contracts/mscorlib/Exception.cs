namespace System
{
    public class Exception
    {
        public Exception()
        {
        }

        public Exception(string message)
        {
        }

        public virtual string Message => throw null;
    }
}
