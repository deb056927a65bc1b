namespace nanoFramework.TestFramework
{
    using System;

    /// <summary>A check of a device test has failed.</summary>
    public sealed class AssertFailedException : Exception
    {
        public AssertFailedException(string message)
            : base(message)
        {
        }
    }
}
