namespace System.Reflection
{
    public sealed class AssemblyInformationalVersionAttribute : Attribute
    {
        public AssemblyInformationalVersionAttribute(string value)
        {
        }
    }
}
