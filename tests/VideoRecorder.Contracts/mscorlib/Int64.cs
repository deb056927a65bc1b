namespace System
{
    public struct Int64
    {
        public const long MaxValue = 0x7FFFFFFFFFFFFFFF;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;

        public const long MinValue = -0x7FFFFFFFFFFFFFFF - 1;
    }
}
