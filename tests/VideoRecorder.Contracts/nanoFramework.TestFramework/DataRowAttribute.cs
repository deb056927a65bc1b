namespace nanoFramework.TestFramework
{
    [System.AttributeUsage(System.AttributeTargets.Method, AllowMultiple = true)]
    public class DataRowAttribute : System.Attribute
    {
        public DataRowAttribute(params object[] args)
        {
        }
    }
}
