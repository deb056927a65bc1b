using VideoRecorder.Core.Ports;

namespace VideoRecorder.VirtualBoard.Status;

/// <summary>The console in the place of the board's serial port: bare lines, grave ones coloured on a terminal.</summary>
public sealed class ConsoleLog : ILog
{
    private const string Red = "\e[31m";
    private const string Yellow = "\e[33m";
    private const string Grey = "\e[90m";
    private const string Reset = "\e[0m";

    private readonly TextWriter _output;
    private readonly bool _isColoured;
    private readonly object _gate = new();

    /// <summary>Initializes a new instance of the <see cref="ConsoleLog"/> class.</summary>
    /// <param name="output">Where the lines go.</param>
    /// <param name="isColoured">Whether that shows colours.</param>
    public ConsoleLog(TextWriter output, bool isColoured)
    {
        _output = output;
        _isColoured = isColoured;
    }

    /// <summary>Gets a value indicating whether the console shows colours and the user wants them (no-color.org).</summary>
    public static bool ConsoleHasColours =>
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <inheritdoc/>
    public void Write(LogLevel level, string line)
    {
        string colour = Colour(level);
        lock (_gate)
        {
            _output.WriteLine(colour.Length > 0 ? colour + line + Reset : line);
            _output.Flush();
        }
    }

    private string Colour(LogLevel level) => level switch
    {
        LogLevel.Debug when _isColoured => Grey,
        LogLevel.Warning when _isColoured => Yellow,
        LogLevel.Error when _isColoured => Red,
        _ => string.Empty,
    };
}
