namespace nanoFramework.TestFramework
{
    using System;

    /// <summary>A class of device tests.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class TestClassAttribute : Attribute
    {
    }
}
