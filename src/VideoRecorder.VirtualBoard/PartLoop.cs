using VideoRecorder.Core;
using VideoRecorder.Core.Status;

namespace VideoRecorder.VirtualBoard;

/// <summary>The thread of one active part: steps it until the board stops, and starts it afresh after a fault.</summary>
internal sealed class PartLoop
{
    private const int PauseAfterFaultMs = 1000;

    private readonly IActivePart _part;
    private readonly RecorderLog _log;
    private readonly CancellationToken _stop;
    private readonly Thread _thread;
    private bool _hasFailed;

    /// <summary>Initializes a new instance of the <see cref="PartLoop"/> class and starts the thread.</summary>
    /// <param name="part">The part.</param>
    /// <param name="log">Hears of faults.</param>
    /// <param name="stop">Asks the part to end what is under way.</param>
    public PartLoop(IActivePart part, RecorderLog log, CancellationToken stop)
    {
        _part = part;
        _log = log;
        _stop = stop;
        _thread = new Thread(Run) { IsBackground = true, Name = part.Name };
        _thread.Start();
    }

    /// <summary>Waits until the part has ended.</summary>
    /// <param name="limit">The longest wait.</param>
    /// <returns>Whether it ended in order.</returns>
    public bool Join(TimeSpan limit) => _thread.Join(limit) && !_hasFailed;

    private void Run()
    {
        while (!_stop.IsCancellationRequested)
        {
            int wait = Step();
            if (wait > 0)
            {
                _stop.WaitHandle.WaitOne(wait);
            }
        }

        try
        {
            _part.Shutdown();
        }
        catch (Exception e)
        {
            _hasFailed = true;
            _log.Error($"The {_part.Name} part did not stop in order: {e}");
        }
    }

    private int Step()
    {
        try
        {
            return _part.Step();
        }
        catch (Exception e)
        {
            _log.Error($"A fault in the {_part.Name} part, which starts afresh: {e}");
            Recover();
            return PauseAfterFaultMs;
        }
    }

    private void Recover()
    {
        try
        {
            _part.Recover();
        }
        catch (Exception e)
        {
            _log.Error($"The {_part.Name} part could not drop what was under way: {e}");
        }
    }
}
