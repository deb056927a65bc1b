namespace System
{
    public class ArgumentException : Exception
    {
        public ArgumentException(string message)
            : base(message)
        {
        }
    }
}
