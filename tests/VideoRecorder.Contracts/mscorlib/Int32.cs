namespace System
{
    public struct Int32
    {
        public const int MaxValue = 0x7FFFFFFF;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;
    }
}
