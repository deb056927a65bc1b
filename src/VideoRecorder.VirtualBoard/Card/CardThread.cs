using System.Runtime.ExceptionServices;
using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.VirtualBoard.Card;

/// <summary>
/// Makes the calls of a card on a thread of its own, one at a time, and waits for each only so long: a network drive that hangs
/// gives no error. While a call hangs, all others fail at once.
/// </summary>
internal sealed class CardThread
{
    /// <summary>The longest wait for a call.</summary>
    public static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(10);

    private readonly object _lock = new();
    private readonly SemaphoreSlim _asked = new(0);
    private readonly Queue<Call> _calls = new();
    private readonly TimeSpan _limit;
    private Call? _hanging;
    private bool _isStarted;

    /// <summary>Initializes a new instance of the <see cref="CardThread"/> class. The thread starts with the first call.</summary>
    /// <param name="limit">The longest wait for a call.</param>
    public CardThread(TimeSpan limit)
    {
        _limit = limit;
    }

    /// <summary>Makes a call.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="work">The call. It uses no memory of its caller, who may have gone on before it ends.</param>
    /// <param name="dropped">Does away with a result that came too late.</param>
    /// <param name="isOwed">Whether it is made in any case, later if need be: what is open has to be closed.</param>
    /// <returns>What it gives.</returns>
    /// <exception cref="CardException">It failed, or did not end in time.</exception>
    public T Run<T>(Func<T> work, Action<T>? dropped = null, bool isOwed = false)
    {
        T result = default!;
        Call call = new(() => result = work(), () => dropped?.Invoke(result)) { IsOwed = isOwed };
        Add(call);
        if (!call.Wait(_limit) && Abandon(call))
        {
            throw NoAnswer();
        }

        call.Error?.Throw();
        return result;
    }

    private static CardException NoAnswer() => CardErrors.NotPresent("the folder of the card does not answer");

    private void Add(Call call)
    {
        lock (_lock)
        {
            bool isHanging = _hanging != null;
            if (isHanging && call.IsOwed)
            {
                call.IsAbandoned = true;
                _calls.Enqueue(call);
                _asked.Release();
            }

            if (isHanging)
            {
                throw NoAnswer();
            }

            if (!_isStarted)
            {
                _isStarted = true;
                new Thread(Work) { IsBackground = true, Name = "card" }.Start();
            }

            _calls.Enqueue(call);
        }

        _asked.Release();
    }

    private bool Abandon(Call call)
    {
        lock (_lock)
        {
            if (call.IsDone)
            {
                return false;
            }

            call.IsAbandoned = true;
            _hanging = call;
            return true;
        }
    }

    private void Work()
    {
        while (true)
        {
            _asked.Wait();
            Call call;
            lock (_lock)
            {
                call = _calls.Dequeue();
                if (call.IsAbandoned && !call.IsOwed)
                {
                    End(call);
                    continue;
                }
            }

            call.Make();
            lock (_lock)
            {
                End(call);
            }

            if (call.IsAbandoned)
            {
                call.Drop();
            }
        }
    }

    private void End(Call call)
    {
        call.End();
        _hanging = _hanging == call ? null : _hanging;
    }

    private sealed class Call(Action work, Action drop)
    {
        private readonly ManualResetEventSlim _done = new();

        public ExceptionDispatchInfo? Error { get; private set; }

        public bool IsAbandoned { get; set; }

        public bool IsOwed { get; init; }

        public bool IsDone => _done.IsSet;

        public bool Wait(TimeSpan limit) => _done.Wait(limit);

        public void End() => _done.Set();

        public void Make()
        {
            try
            {
                work();
            }
            catch (Exception e)
            {
                Error = ExceptionDispatchInfo.Capture(e);
            }
        }

        public void Drop()
        {
            if (Error != null)
            {
                return;
            }

            try
            {
                drop();
            }
            catch (CardException)
            {
                // no one waits for it any more
            }
        }
    }
}
