namespace System.Reflection
{
    public sealed class AssemblyFileVersionAttribute : Attribute
    {
        public AssemblyFileVersionAttribute(string value)
        {
        }
    }
}
