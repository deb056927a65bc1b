namespace nanoFramework.TestFramework
{
    public class CleanupAttribute : System.Attribute
    {
    }
}
