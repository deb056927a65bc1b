namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// Follows the log as a user does: a problem is said once, and holds until the line that says that it is over.
/// </summary>
internal sealed class ProblemLines
{
    private const long Never = long.MinValue;
    private static readonly string[] Over =
    [
        string.Empty,
        "The card works again: recording goes on",
        "The camera works again: recording goes on",
        "There is space on the card again: recording goes on",
    ];

    private readonly long[] _since = new long[Over.Length];
    private readonly long[] _said = new long[Over.Length];
    private readonly bool[] _isOpen = new bool[Over.Length];
    private readonly List<(Problem Problem, long Since, long Until)> _past = [];

    public ProblemLines() => Boot();

    /// <summary>Gets when any problem was said last.</summary>
    public long LastSaid => _said.Max();

    /// <summary>Gets whether nothing is wrong.</summary>
    public bool AreNone => Array.IndexOf(_isOpen, true) < 0;

    public bool IsOpen(Problem problem) => _isOpen[(int)problem];

    /// <summary>Gets when a problem was said that is not over yet.</summary>
    public long Since(Problem problem) => _since[(int)problem];

    /// <summary>The board starts: it says everything again.</summary>
    public void Boot()
    {
        Array.Fill(_since, Never);
        Array.Fill(_said, Never);
        _past.Clear();
        Array.Clear(_isOpen);
    }

    /// <summary>Takes a line of the log.</summary>
    /// <returns>Whether it says a problem.</returns>
    public bool Take(string line, long now)
    {
        Problem problem = Of(line);
        if (problem != Problem.None)
        {
            int place = (int)problem;
            _since[place] = _isOpen[place] ? _since[place] : now;
            _said[place] = now;
            _isOpen[place] = true;
            Supersede(problem, now);
            return true;
        }

        for (int place = 1; place < Over.Length; place++)
        {
            if (line == Over[place])
            {
                End(place, now);
            }
        }

        return false;
    }

    /// <summary>A card that fails and one without space are told by the last line: a card that has no space does answer.</summary>
    private void Supersede(Problem problem, long now)
    {
        End(problem == Problem.Card ? (int)Problem.Room : problem == Problem.Room ? (int)Problem.Card : 0, now);
    }

    private void End(int place, long now)
    {
        if (_isOpen[place])
        {
            _isOpen[place] = false;
            _past.Add(((Problem)place, _since[place], now));
        }
    }

    /// <summary>Finds a problem that held at some moment between two; of several, the first of the list.</summary>
    public Problem Between(long from, long to)
    {
        for (int place = 1; place < Over.Length; place++)
        {
            if (_isOpen[place] && _since[place] <= to)
            {
                return (Problem)place;
            }
        }

        return _past.Find(past => past.Since <= to && past.Until >= from).Problem;
    }

    /// <summary>What was over by then is not asked for any more.</summary>
    public void Forget(long before) => _past.RemoveAll(past => past.Until < before);

    /// <summary>Tells which problem a line says.</summary>
    public static Problem Of(string line)
    {
        return Starts("Card error: ") ? Problem.Card
            : Starts("Camera error: ") ? Problem.Camera
            : Starts("Not recording: no space") || Starts("The card is full: ") || Starts("The card has no space for a clip") ? Problem.Room
            : Problem.None;

        bool Starts(string start) => line.StartsWith(start, StringComparison.Ordinal);
    }
}
