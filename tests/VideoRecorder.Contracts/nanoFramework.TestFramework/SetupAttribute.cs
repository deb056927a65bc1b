namespace nanoFramework.TestFramework
{
    public class SetupAttribute : System.Attribute
    {
    }
}
