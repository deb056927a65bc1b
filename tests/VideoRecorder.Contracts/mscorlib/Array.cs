namespace System
{
    public abstract class Array
    {
        public int Length => throw null;

        public static void Clear(Array array, int index, int length) => throw null;

        public static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length) => throw null;

        public static void Copy(Array sourceArray, Array destinationArray, int length) => throw null;
    }
}
