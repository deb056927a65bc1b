using VideoRecorder.Core.Supervision;

namespace VideoRecorder.VirtualBoard;

/// <summary>The thread of one active part.</summary>
internal sealed class PartThread
{
    private readonly PartRunner _runner;
    private readonly CancellationToken _stop;
    private readonly Thread _thread;
    private bool _hasFailed;

    /// <summary>Initializes a new instance of the <see cref="PartThread"/> class and starts the thread.</summary>
    /// <param name="name">The name of the thread, for a debugger.</param>
    /// <param name="runner">Steps the part.</param>
    /// <param name="stop">Asks the part to end what is under way.</param>
    public PartThread(string name, PartRunner runner, CancellationToken stop)
    {
        _runner = runner;
        _stop = stop;
        _thread = new Thread(Run) { IsBackground = true, Name = name };
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
            int wait = _runner.Step();
            if (wait > 0)
            {
                _stop.WaitHandle.WaitOne(wait);
            }
        }

        _hasFailed = !_runner.Shutdown();
    }
}
