namespace VideoRecorder.Tests.RealFaults;

/// <summary>Goes through what a board did, and finds what is against the rules of trying again.</summary>
internal sealed class RetryRules
{
    private const int FirstPauseMs = 2000;

    // between the clock that the pause is counted from and that of the line in the log
    private const int ToleranceMs = 1500;

    private readonly BreakBench _bench;
    private readonly Dictionary<string, int> _successes = [];
    private string _sending = string.Empty;
    private string _lastClip = string.Empty;
    private bool _hasStarted;
    private int _triesInARow;
    private int _failuresInARow;
    private long _notBefore;
    private long _triedAt;

    /// <summary>Initializes a new instance of the <see cref="RetryRules"/> class and goes through all of it.</summary>
    public RetryRules(BreakBench bench)
    {
        _bench = bench;
        foreach ((long time, string text) in bench.Watch.Events)
        {
            Read(time, text);
        }
    }

    /// <summary>Gets how many tries failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Gets how often each clip was taken for delivered.</summary>
    public IReadOnlyDictionary<string, int> Successes => _successes;

    private void Read(long time, string text)
    {
        if (Rest(text, DeliveryWatch.Try) is { } name)
        {
            Begin(time, name);
        }
        else if (text.StartsWith("Starting upload: ", StringComparison.Ordinal))
        {
            _hasStarted = true;
        }
        else if (Rest(text, "Upload successful: ") is not null)
        {
            _successes[_sending] = _successes.GetValueOrDefault(_sending) + 1;
            _failuresInARow = 0;
            _triesInARow = 0;
            _notBefore = 0;
            _sending = string.Empty;
        }
        else if (Rest(text, "Upload held for ") is not null)
        {
            // a clip that the server refused: the server itself is not left alone
            Assert.Contains(_sending, text, StringComparison.Ordinal);
            Failures++;
            _triesInARow = 0;
            _sending = string.Empty;
        }
        else if (text.StartsWith("Upload failed: ", StringComparison.Ordinal) && text.Contains("the server answered 4", StringComparison.Ordinal))
        {
            // the line that it is held follows
        }
        else if (Rest(text, "Upload failed: ") is not null || Rest(text, "Upload retry failed: ") is not null)
        {
            Fail(time, text);
        }
        else if (Rest(text, "Upload repeated: ") is not null)
        {
            // the server had closed the connection that it had left open: that is no one's fault either
            Assert.Contains(_sending, text, StringComparison.Ordinal);
            _triesInARow--;
            _sending = string.Empty;
        }
        else if (Rest(text, "Upload cut off: ") is not null || Rest(text, "Upload put back: ") is not null)
        {
            // a recording has cut it off: that is no one's fault, so nothing is counted
            Failures++;
            _triesInARow = 0;
            _sending = string.Empty;
        }
    }

    private void Begin(long time, string name)
    {
        if (_sending.Length > 0)
        {
            FailSilently(time, name);
        }

        Assert.True(time >= _notBefore - ToleranceMs, $"At {time} ms {name} is tried, and the server was to be left alone until {_notBefore}");
        _sending = name;
        _triedAt = time;
        _hasStarted = false;
        _triesInARow = name == _lastClip ? _triesInARow + 1 : 1;
        _lastClip = name;
        Assert.True(_triesInARow <= _bench.MaxRetries + 1 || _bench.Waiting.Length < 2, $"At {time} ms {name} is tried for the {_triesInARow}th time in a row");
    }

    /// <summary>
    /// A connection that was not even made. The log says nothing where it has given the reason before, or where the
    /// time until a recording was too short to make one: that is no failure.
    /// </summary>
    private void FailSilently(long time, string next)
    {
        Assert.False(
            _hasStarted || (_bench.TellsAll && !_bench.HasRecordings),
            $"At {time} ms {next} is tried, and the log has not said how it went with {_sending}");
        if (_bench.HasRecordings)
        {
            Failures++;
            _triesInARow--;
        }
        else
        {
            Fail(_triedAt, string.Empty);
        }
    }

    private void Fail(long time, string text)
    {
        Assert.True(text.Length == 0 || text.Contains(_sending, StringComparison.Ordinal), $"the log tells of another clip than {_sending}: {text}");
        Assert.True(text.Length == 0 || text.Contains(". Next try in ", StringComparison.Ordinal), $"the log does not say how it goes on: {text}");
        Failures++;
        _notBefore = time + (FirstPauseMs << Math.Min(_failuresInARow, 5));
        _failuresInARow++;
        _sending = string.Empty;
    }

    private static string? Rest(string line, string start)
        => line.StartsWith(start, StringComparison.Ordinal) ? line[start.Length..] : null;
}
