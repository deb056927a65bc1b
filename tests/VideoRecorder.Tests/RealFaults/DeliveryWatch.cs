using VideoRecorder.Core.Ports;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>
/// What a board does, in its order: the lines of its log and its tries to send. It looks at each clip in the moment
/// before that is deleted or marked, when the server must have the whole of it.
/// </summary>
internal sealed class DeliveryWatch(IClock clock, Func<string, string> findWrong) : ILog
{
    private const string Success = "Upload successful: ";

    private readonly List<(long Time, string Text)> _events = [];

    /// <summary>How a try to send is told; the name of the clip follows.</summary>
    public const string Try = "TRY ";

    /// <summary>Gets what has happened so far, and when.</summary>
    public IReadOnlyList<(long Time, string Text)> Events => _events;

    /// <summary>Gets what was wrong at deliveries.</summary>
    public List<string> Wrongs { get; } = [];

    /// <summary>Gets all that has happened as lines.</summary>
    public IEnumerable<string> Lines => _events.Select(e => $"{e.Time,8} {e.Text}");

    /// <summary>Notes a try.</summary>
    /// <param name="name">The clip.</param>
    public void Opening(string name) => Write(LogLevel.Debug, Try + name);

    public void Write(LogLevel level, string line)
    {
        // the LED's timer writes too
        lock (_events)
        {
            _events.Add((clock.Milliseconds, line));
        }

        if (line.StartsWith(Success, StringComparison.Ordinal))
        {
            string wrong = findWrong(line[Success.Length..line.IndexOf(" (", StringComparison.Ordinal)]);
            if (wrong.Length > 0)
            {
                Wrongs.Add(wrong);
            }
        }
    }
}
