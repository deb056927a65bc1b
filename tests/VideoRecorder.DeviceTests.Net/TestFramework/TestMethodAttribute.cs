namespace nanoFramework.TestFramework
{
    using System;

    /// <summary>A device test.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class TestMethodAttribute : Attribute
    {
    }
}
