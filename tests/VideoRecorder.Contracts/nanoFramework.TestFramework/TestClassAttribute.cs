namespace nanoFramework.TestFramework
{
    public class TestClassAttribute : System.Attribute
    {
    }
}
