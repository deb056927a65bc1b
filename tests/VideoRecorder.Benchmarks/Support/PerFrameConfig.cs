using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;

namespace VideoRecorder.Benchmarks.Support;

/// <summary>Adds the operations per second: an operation is a frame.</summary>
public sealed class PerFrameConfig : ManualConfig
{
    /// <summary>Initializes a new instance of the <see cref="PerFrameConfig"/> class.</summary>
    public PerFrameConfig() => AddColumn(StatisticColumn.OperationsPerSecond);
}
