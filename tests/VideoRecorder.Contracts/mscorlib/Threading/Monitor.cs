namespace System.Threading
{
    public static class Monitor
    {
        public static void Enter(object obj) => throw null;

        public static void Exit(object obj) => throw null;
    }
}
