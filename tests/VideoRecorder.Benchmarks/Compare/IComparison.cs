namespace VideoRecorder.Benchmarks.Compare;

/// <summary>Our way and another program's way of doing the same work, each as a whole process.</summary>
internal interface IComparison : IDisposable
{
    /// <summary>Gets the other program's name, which is also the name of the comparison.</summary>
    string Name { get; }

    /// <summary>Gets what both do, with the amount of work.</summary>
    string Work { get; }

    /// <summary>Makes the input. Not timed.</summary>
    /// <exception cref="ComparisonException">Something is missing on this machine.</exception>
    void Prepare();

    /// <summary>Does the work our way, once.</summary>
    void RunOurs();

    /// <summary>Does the work the other way, once.</summary>
    void RunTheirs();

    /// <summary>Checks that both have done it, and removes what they made. Not timed.</summary>
    /// <exception cref="ComparisonException">One of them has not.</exception>
    void Check();

    /// <summary>Prints what else was measured, after the whole processes' times.</summary>
    void Report()
    {
    }
}
