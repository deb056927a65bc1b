namespace VideoRecorder.Core.Upload.Targets
{
    using System;

    /// <summary>
    /// Keeps account of failed tries: how long to leave the server alone, which belongs to the server, and how many
    /// tries a clip has had, which belongs to the clip at the head of the queue.
    /// </summary>
    internal sealed class ServerHealth
    {
        private const int NoClip = -1;

        private readonly Backoff _backoff;
        private readonly int _maxRetries;
        private int _clip = NoClip;
        private int _tries;
        private bool _lastWasConnection;

        internal ServerHealth(int maxRetries, Random chance)
        {
            _maxRetries = maxRetries;
            _backoff = new Backoff(chance);
        }

        /// <summary>Gets the time before which the server is left alone.</summary>
        internal long NotBefore { get; private set; }

        /// <summary>Counts a try of a clip.</summary>
        /// <param name="clip">The clip's place in recording order.</param>
        internal void TryBegins(int clip)
        {
            if (clip != _clip)
            {
                _clip = clip;
                _tries = 0;
            }

            _tries++;
        }

        /// <summary>Takes back the count of the try under way: it was no failure of the server.</summary>
        internal void TryForgiven()
        {
            _tries--;
        }

        /// <summary>Notes that the server failed the try under way.</summary>
        /// <param name="now">The time.</param>
        /// <param name="atLeastMs">The shortest pause before the next try, in milliseconds.</param>
        /// <param name="isConnection">Whether the connection failed, which the loss of the link explains too.</param>
        /// <returns>The pause before the next try, in milliseconds.</returns>
        internal long Failed(long now, long atLeastMs, bool isConnection)
        {
            long pause = _backoff.Next();
            pause = pause < atLeastMs ? atLeastMs : pause;
            NotBefore = now + pause;
            _lastWasConnection = isConnection;
            return pause;
        }

        /// <summary>Tells whether the clip has had all its tries; they start over then.</summary>
        internal bool IsUsedUp()
        {
            if (_tries <= _maxRetries)
            {
                return false;
            }

            _clip = NoClip;
            return true;
        }

        /// <summary>Puts off the next request for a cause on this side.</summary>
        /// <param name="until">Until when.</param>
        internal void Wait(long until)
        {
            NotBefore = until;
        }

        /// <summary>Notes that the link is down: if the connection failed just before, that is why.</summary>
        internal void LinkWasDown()
        {
            if (_lastWasConnection)
            {
                _lastWasConnection = false;
                _backoff.Reset();
                NotBefore = 0;
                if (_tries > 0)
                {
                    _tries--;
                }
            }
        }

        /// <summary>Notes that the server took a clip.</summary>
        internal void Succeeded()
        {
            _backoff.Reset();
            _clip = NoClip;
            _lastWasConnection = false;
            NotBefore = 0;
        }
    }
}
