namespace System.Threading
{
    public enum ThreadPriority
    {
        Normal = 2,
        AboveNormal = 3,
    }
}
