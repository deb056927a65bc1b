namespace System.Security.Cryptography
{
    public class CryptographicException : Exception
    {
        private CryptographicException()
        {
        }

        public int ErrorCode => throw null;
    }
}
