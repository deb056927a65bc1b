using VideoRecorder.Core.Ports;

namespace VideoRecorder.VirtualBoard.Status;

/// <summary>
/// Shows the LED as lines of text: one line when the light begins to do something else, however often it blinks. It
/// knows only the light, as somebody does who stands before the board.
/// </summary>
public sealed class ConsoleLed : ILed, IDisposable
{
    // between the recorder's 100 and 400 ms
    private const int LongFlashMs = 250;
    private const int MinLongFlashes = 3;
    private const int SolidMs = 800;
    private const int GroupEndMs = 1200;
    private const int DarkMs = 6500;
    private const int BlinkingFlashes = 12;

    private readonly ILog _log;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly object _gate = new();
    private readonly List<bool> _longFlashes = [];
    private long _since;
    private bool _isOn;
    private bool _isSolid;
    private string _shown = string.Empty;
    private string _lastGroup = string.Empty;

    /// <summary>Initializes a new instance of the <see cref="ConsoleLed"/> class.</summary>
    /// <param name="log">Where the lines go.</param>
    /// <param name="time">The time by which flashes are told apart.</param>
    public ConsoleLed(ILog log, TimeProvider time)
    {
        _log = log;
        _time = time;
        _since = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Elapsed(), null, TimeSpan.FromMilliseconds(DarkMs), Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Set(bool on)
    {
        lock (_gate)
        {
            if (on == _isOn)
            {
                return;
            }

            double lasted = _time.GetElapsedTime(_since).TotalMilliseconds;
            _isOn = on;
            _since = _time.GetTimestamp();
            if (!on)
            {
                EndFlash(lasted);
            }

            Arm(on ? SolidMs : GroupEndMs);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void EndFlash(double lastedMs)
    {
        if (_isSolid)
        {
            _isSolid = false;
            return;
        }

        _longFlashes.Add(lastedMs >= LongFlashMs);
        if (_longFlashes.Count >= BlinkingFlashes)
        {
            _longFlashes.RemoveAt(0);
            Show("blinking");
        }
    }

    /// <summary>Nothing has changed for a while: what has been is a whole now.</summary>
    private void Elapsed()
    {
        lock (_gate)
        {
            if (_isOn)
            {
                _longFlashes.Clear();
                _isSolid = true;
                Show("solid on");
            }
            else if (_longFlashes.Count > 0)
            {
                EndGroup();
                Arm(DarkMs - GroupEndMs);
            }
            else if (_time.GetElapsedTime(_since).TotalMilliseconds >= DarkMs)
            {
                Show("dark");
            }
            else
            {
                Arm(DarkMs - GroupEndMs);
            }
        }
    }

    /// <summary>
    /// Where one pattern gives way to another, flashes of both may look like a group of three or more. So such a
    /// group is believed when it comes a second time.
    /// </summary>
    private void EndGroup()
    {
        string group = DescribeGroup();
        if (_longFlashes.Count <= 2 || group == _lastGroup)
        {
            Show(group);
        }

        _lastGroup = group;
        _longFlashes.Clear();
    }

    /// <summary>Long flashes come in threes and fours: one or two are short ones that a busy PC has stretched.</summary>
    private string DescribeGroup()
    {
        int count = _longFlashes.Count;
        if (count >= BlinkingFlashes - 1)
        {
            return "blinking";
        }

        string kind = count >= MinLongFlashes && _longFlashes.TrueForAll(isLong => isLong) ? "long flash" : "flash";
        return count == 1 ? $"1 {kind}" : $"{count} {kind}es";
    }

    private void Show(string pattern)
    {
        if (pattern != _shown)
        {
            _shown = pattern;
            _log.Write(LogLevel.Debug, $"[LED] {pattern}");
        }
    }

    private void Arm(int ms) => _timer.Change(TimeSpan.FromMilliseconds(ms), Timeout.InfiniteTimeSpan);
}
