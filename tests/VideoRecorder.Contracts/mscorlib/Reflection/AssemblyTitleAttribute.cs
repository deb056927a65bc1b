namespace System.Reflection
{
    public sealed class AssemblyTitleAttribute : Attribute
    {
        public AssemblyTitleAttribute(string value)
        {
        }
    }
}
