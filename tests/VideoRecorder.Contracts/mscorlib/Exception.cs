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

        public virtual string StackTrace => throw null;

        public override string ToString() => throw null;

        public Exception InnerException => throw null;
    }
}
