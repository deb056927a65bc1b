using VideoRecorder.Core.Ports;

namespace VideoRecorder.Tests.Support;

/// <summary>Keeps what the log says, and when.</summary>
internal sealed class LogLines(IClock clock) : ILog
{
    private readonly List<(long Time, LogLevel Level, string Text)> _lines = [];

    public IReadOnlyList<(long Time, LogLevel Level, string Text)> All => _lines;

    public IReadOnlyList<string> Texts => _lines.Select(line => line.Text).ToList();

    public void Write(LogLevel level, string line) => _lines.Add((clock.Milliseconds, level, line));

    public IReadOnlyList<string> With(string part) => Texts.Where(text => text.Contains(part)).ToList();
}
