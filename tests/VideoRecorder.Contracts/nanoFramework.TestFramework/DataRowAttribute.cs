namespace nanoFramework.TestFramework
{
    public class DataRowAttribute : System.Attribute
    {
        public DataRowAttribute(params object[] args)
        {
        }
    }
}
