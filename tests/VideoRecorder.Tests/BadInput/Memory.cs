namespace VideoRecorder.Tests.BadInput;

/// <summary>
/// Holds the memory that something takes to a bound. What a thread was given counts as taken when garbage is collected in
/// between, so only what is too much again and again is too much.
/// </summary>
internal static class Memory
{
    private const int MostTries = 5;

    /// <summary>Throws when more bytes were taken than may be.</summary>
    public static void AssertAtMost(long most, long taken)
    {
        if (taken > most)
        {
            throw new TooMuchException($"It took {taken} bytes of memory, and may take {most}.");
        }
    }

    /// <summary>Runs what asserts such bounds.</summary>
    public static void Watch(Action run)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                run();
                return;
            }
            catch (TooMuchException) when (tries < MostTries)
            {
                // once more
            }
        }
    }

    private sealed class TooMuchException(string message) : Exception(message);
}
