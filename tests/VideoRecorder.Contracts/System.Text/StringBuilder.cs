namespace System.Text
{
    public sealed class StringBuilder
    {
        public StringBuilder()
        {
        }

        public int Length => throw null;

        public StringBuilder Append(char value) => throw null;

        public StringBuilder Append(string value) => throw null;

        public StringBuilder Append(char[] value, int startIndex, int charCount) => throw null;

        public string ToString(int startIndex, int length) => throw null;
    }
}
