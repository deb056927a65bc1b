namespace System
{
    public enum AttributeTargets
    {
        Method = 0x0040,
    }
}
