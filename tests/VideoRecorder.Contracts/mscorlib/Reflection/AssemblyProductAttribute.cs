namespace System.Reflection
{
    public sealed class AssemblyProductAttribute : Attribute
    {
        public AssemblyProductAttribute(string value)
        {
        }
    }
}
