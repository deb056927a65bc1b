namespace VideoRecorder.Benchmarks.Compare;

/// <summary>A comparison cannot be made. The message says why.</summary>
internal sealed class ComparisonException(string message) : Exception(message);
