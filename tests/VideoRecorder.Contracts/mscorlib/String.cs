namespace System
{
    public sealed class String
    {
        public static readonly string Empty;

        public int Length => throw null;

        [System.Runtime.CompilerServices.IndexerName("Chars")]
        public char this[int index] => throw null;

        public static bool operator ==(string a, string b) => throw null;

        public static bool operator !=(string a, string b) => throw null;

        public static bool IsNullOrEmpty(string value) => throw null;

        public static string Concat(string str0, string str1) => throw null;

        public static string Concat(string str0, string str1, string str2) => throw null;

        public static string Concat(string str0, string str1, string str2, string str3) => throw null;

        public static string Concat(params string[] values) => throw null;

        public bool StartsWith(string value) => throw null;

        public bool EndsWith(string value) => throw null;

        public int IndexOf(char value) => throw null;

        public int IndexOf(char value, int startIndex) => throw null;

        public int IndexOf(string value) => throw null;

        public int IndexOf(string value, int startIndex) => throw null;

        public int LastIndexOf(char value) => throw null;

        public string Substring(int startIndex) => throw null;

        public string Substring(int startIndex, int length) => throw null;

        public string ToLower() => throw null;

        public string ToUpper() => throw null;

        public char[] ToCharArray() => throw null;

        public int IndexOfAny(char[] anyOf) => throw null;

        public int IndexOfAny(char[] anyOf, int startIndex) => throw null;

        public string Trim() => throw null;

        public String(char[] value)
        {
        }

        public String(char c, int count)
        {
        }
    }
}
