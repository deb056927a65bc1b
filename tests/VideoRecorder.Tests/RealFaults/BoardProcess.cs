using System.Diagnostics;
using System.Runtime.InteropServices;
using VideoRecorder.VirtualBoard;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>The virtual board as a process of its own, which can be killed.</summary>
internal sealed class BoardProcess : IDisposable
{
    private const int MaxSlices = 1000;
    private const int TerminateSignal = 15;
    private const int ContinueSignal = 18;
    private const int StopSignal = 19;

    private static readonly TimeSpan _longestEnd = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _readingTime = TimeSpan.FromMicroseconds(500);

    private readonly Process _process;
    private readonly Thread _reader;
    private readonly Task<string> _errors;
    private readonly Action<string> _onLine;
    private readonly List<string> _lines = [];
    private readonly List<long> _times = [];
    private long _killedAt;

    private BoardProcess(Process process, Action<string> onLine)
    {
        _process = process;
        _onLine = onLine;
        _errors = process.StandardError.ReadToEndAsync();
        _reader = new Thread(Read) { IsBackground = true, Name = "the board's log" };
        _reader.Start();
    }

    /// <summary>Gets the lines of its log so far.</summary>
    public string[] Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Gets what it wrote to the error output; after its end.</summary>
    public string Errors => _errors.Result;

    /// <summary>Starts a board.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="onLine">Hears each line of the log at once, on a thread of its own.</param>
    public static BoardProcess Start(IEnumerable<string> arguments, Action<string> onLine)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(VirtualBoardProgram).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new BoardProcess(Process.Start(start)!, onLine);
    }

    /// <summary>Kills it at once (SIGKILL): nothing in it gets a chance to end in order. May be called from any thread.</summary>
    public void Kill()
    {
        _killedAt = Stopwatch.GetTimestamp();
        _process.Kill();
    }

    /// <summary>Tells how long before the kill the last line of a kind came.</summary>
    /// <param name="start">How the line starts.</param>
    public TimeSpan SinceLast(string start)
    {
        int line = _lines.FindLastIndex(text => text.StartsWith(start, StringComparison.Ordinal));
        return line < 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_times[line], _killedAt);
    }

    /// <summary>Stops it, until <see cref="Thaw"/>.</summary>
    public void Freeze() => Send(StopSignal);

    /// <summary>Lets it go on.</summary>
    public void Thaw() => Send(ContinueSignal);

    /// <summary>
    /// Lets it go on in the smallest slices of time, until it stands where it is wanted: moments are hit then that are
    /// far shorter than it takes to read a line and to kill.
    /// </summary>
    /// <param name="isThere">Checks whether it stands there.</param>
    public void Creep(Func<bool> isThere)
    {
        for (int i = 0; i < MaxSlices && !_process.HasExited; i++)
        {
            Freeze();
            Spin(_readingTime);
            if (isThere())
            {
                return;
            }

            Thaw();
        }
    }

    /// <summary>Asks it to end in order, as Ctrl+C does, and waits.</summary>
    /// <returns>The exit code.</returns>
    public int Stop()
    {
        Send(TerminateSignal);
        AwaitEnd();
        return _process.ExitCode;
    }

    /// <summary>Waits until it has ended and its log was read to the last byte.</summary>
    public void AwaitEnd()
    {
        Assert.True(_process.WaitForExit(_longestEnd), "the board does not end");
        Assert.True(_reader.Join(_longestEnd), "the board's log does not end");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);

    private void Send(int signal)
    {
        if (!_process.HasExited)
        {
            Signal(_process.Id, signal);
        }
    }

    private static void Spin(TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            Thread.SpinWait(5);
        }
    }

    private void Read()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            lock (_lines)
            {
                _lines.Add(line);
                _times.Add(Stopwatch.GetTimestamp());
            }

            _onLine(line);
        }
    }
}
