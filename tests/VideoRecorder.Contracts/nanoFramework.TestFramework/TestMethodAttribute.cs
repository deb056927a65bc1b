namespace nanoFramework.TestFramework
{
    public class TestMethodAttribute : System.Attribute
    {
    }
}
