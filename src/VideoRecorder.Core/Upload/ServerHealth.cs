namespace VideoRecorder.Core.Upload
{
    using System;

    /// <summary>
    /// Keeps account of failed tries: how long to leave the server alone, which belongs to the server, and how many
    /// tries a clip has had, which belongs to the clip at the head of the queue.
    /// </summary>
    internal sealed class ServerHealth
    {
        /// <summary>So many different clips failing in a row are an outage.</summary>
        private const int OutageClips = 2;

        private const long NoClip = -1;

        private readonly Backoff _backoff;
        private readonly int _maxRetries;
        private long _clip = NoClip;
        private long _lastFailed = NoClip;
        private int _tries;
        private int _failedClips;
        private bool _lastWasConnection;

        internal ServerHealth(int maxRetries, Random chance)
        {
            _maxRetries = maxRetries;
            _backoff = new Backoff(chance);
        }

        /// <summary>Gets the time before which the server is left alone.</summary>
        internal long NotBefore { get; private set; }

        /// <summary>Gets how many tries the clip has had, with the one under way.</summary>
        internal int Tries
        {
            get { return _tries; }
        }

        /// <summary>Counts a try of a clip.</summary>
        /// <param name="clip">The clip's place in recording order.</param>
        internal void TryBegins(long clip)
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
            if (_clip != _lastFailed)
            {
                _lastFailed = _clip;
                _failedClips++;
            }

            return pause;
        }

        /// <summary>Tells whether the clip has had all its tries; they start anew then.</summary>
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
        /// <returns>Whether an outage has ended with that.</returns>
        internal bool Succeeded()
        {
            bool wasOutage = _failedClips >= OutageClips;
            _backoff.Reset();
            _failedClips = 0;
            _lastFailed = NoClip;
            _clip = NoClip;
            _lastWasConnection = false;
            NotBefore = 0;
            return wasOutage;
        }
    }
}
