namespace nanoFramework.Runtime.Native
{
    public class GC
    {
        private GC()
        {
        }

        public static uint Run(bool compactHeap) => throw null;
    }
}
