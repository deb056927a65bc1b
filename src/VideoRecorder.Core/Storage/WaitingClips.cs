namespace VideoRecorder.Core.Storage
{
    /// <summary>
    /// The clips that wait: deferred ones at the back of the queue, after their tries failed, and held ones, which
    /// the server refused for now.
    /// </summary>
    internal sealed class WaitingClips
    {
        private const int NoHold = int.MaxValue;

        // Holds last for an hour or so: their ends are looked for together, not each time that one of thousands ends.
        private const int HoldLookSeconds = 10;

        // How many clips get another place at once: the lock is held meanwhile, and the frame loop may want it.
        private const int MaxMoves = 32;

        private const long NoClip = -1;

        // How long a clip waits at the back of a queue that never gets empty.
        private const int DeferredSeconds = 600;

        private readonly ClipCatalogue _clips;
        private int _nextHoldEnd = NoHold;
        private int _deferredEnd = NoHold;
        private bool _isRequeuing;
        private long _requeuedUpTo = NoClip;

        internal WaitingClips(ClipCatalogue clips)
        {
            _clips = clips;
        }

        internal void Clear()
        {
            _nextHoldEnd = NoHold;
            _deferredEnd = NoHold;
            _isRequeuing = false;
        }

        /// <summary>Lets go those that have waited for long enough.</summary>
        internal void Release(int nowSeconds)
        {
            ReleaseHeld(nowSeconds);
            ReleaseDeferred(nowSeconds);
        }

        /// <summary>
        /// Gives the deferred clips their places in recording order again: the first ones now, the others as they are
        /// looked at, which is long before their turn comes.
        /// </summary>
        internal void RequeueDeferred()
        {
            _isRequeuing = true;
            _requeuedUpTo = NoClip;
            RequeueSome();
        }

        // The oldest first. One that is deferred anew meanwhile is passed over: it has had its turn.
        private void RequeueSome()
        {
            int moved = 0;
            int id = _clips.HeadOf(ClipState.Deferred);
            while (id != ClipLists.None && moved < MaxMoves)
            {
                int next = _clips.NextOf(id);
                if (_clips.OrdinalOf(id) > _requeuedUpTo)
                {
                    _requeuedUpTo = _clips.OrdinalOf(id);
                    _clips.SetState(id, ClipState.Pending);
                    moved++;
                }

                id = next;
            }

            _isRequeuing = id != ClipLists.None;
        }

        /// <summary>Keeps a clip from being sent until a time.</summary>
        internal void Hold(int id, int untilSeconds)
        {
            _clips.SetState(id, ClipState.Held);
            _clips.SetHold(id, untilSeconds);
            if (untilSeconds < _nextHoldEnd)
            {
                _nextHoldEnd = untilSeconds;
            }
        }

        private void ReleaseHeld(int nowSeconds)
        {
            if (nowSeconds < _nextHoldEnd)
            {
                return;
            }

            _nextHoldEnd = NoHold;
            int moved = 0;
            int id = _clips.HeadOf(ClipState.Held);
            while (id != ClipLists.None)
            {
                int next = _clips.NextOf(id);
                int until = _clips.HoldOf(id);
                if (until <= nowSeconds)
                {
                    _clips.SetState(id, ClipState.Pending);
                    if (++moved == MaxMoves)
                    {
                        // The others come at the next call.
                        _nextHoldEnd = nowSeconds;
                        return;
                    }
                }
                else if (until < _nextHoldEnd)
                {
                    _nextHoldEnd = until;
                }

                id = next;
            }

            if (_nextHoldEnd < nowSeconds + HoldLookSeconds)
            {
                _nextHoldEnd = nowSeconds + HoldLookSeconds;
            }
        }

        /// <summary>
        /// Gives deferred clips their turn when no other waits, or when the first of them has waited for long enough.
        /// Each is moved once for all the tries that it had.
        /// </summary>
        private void ReleaseDeferred(int nowSeconds)
        {
            if (_isRequeuing)
            {
                RequeueSome();
            }

            if (_isRequeuing)
            {
                return;
            }

            if (_clips.CountOf(ClipState.Pending) == 0 || nowSeconds >= _deferredEnd)
            {
                _deferredEnd = NoHold;
                RequeueDeferred();
            }
            else if (_deferredEnd == NoHold && _clips.CountOf(ClipState.Deferred) > 0)
            {
                _deferredEnd = nowSeconds + DeferredSeconds;
            }
        }
    }
}
