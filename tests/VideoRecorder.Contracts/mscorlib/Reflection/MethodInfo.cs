namespace System.Reflection
{
    public abstract class MethodInfo
    {
        private MethodInfo()
        {
        }
    }
}
