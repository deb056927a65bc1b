namespace System
{
    public class FormatException : Exception
    {
        public FormatException(string message)
            : base(message)
        {
        }
    }
}
