namespace nanoFramework.TestFramework
{
    /// <summary>The checks that device tests use. Like those of nanoFramework, they compare what has the same type.</summary>
    public static class Assert
    {
        public static void AreEqual(int expected, int actual, string message = "")
        {
            IsTrue(expected == actual, "Expected " + expected + ", but was " + actual + ". " + message);
        }

        public static void AreEqual(long expected, long actual, string message = "")
        {
            IsTrue(expected == actual, "Expected " + expected + ", but was " + actual + ". " + message);
        }

        public static void AreEqual(string expected, string actual, string message = "")
        {
            IsTrue(expected == actual, "Expected \"" + expected + "\", but was \"" + actual + "\". " + message);
        }

        public static void IsFalse(bool condition, string message = "")
        {
            IsTrue(!condition, message);
        }

        public static void IsNull(object value, string message = "")
        {
            IsTrue(value is null, "Expected null. " + message);
        }

        public static void IsNotNull(object value, string message = "")
        {
            IsTrue(value is not null, "Expected something, but was null. " + message);
        }

        public static void IsTrue(bool condition, string message = "")
        {
            if (!condition)
            {
                throw new AssertFailedException(message);
            }
        }
    }
}
