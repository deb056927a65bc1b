namespace System
{
    public struct Int32
    {
        public const int MaxValue = 0x7FFFFFFF;

        public const int MinValue = unchecked((int)0x80000000);

        public static bool TryParse(string s, out int result) => throw null;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;
    }
}
