namespace System.Threading
{
    public sealed class Thread
    {
        public Thread(ThreadStart start)
        {
        }

        public ThreadPriority Priority
        {
            set => throw null;
        }

        public void Start() => throw null;

        public static void Sleep(int millisecondsTimeout) => throw null;
    }
}
