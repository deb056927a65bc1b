namespace VideoRecorder.Core.Storage
{
    using VideoRecorder.Core.Status;

    /// <summary>
    /// Tells one bad file from a bad card: a clip that the card fails on is left alone for a while, and only several in a row
    /// mean that the card itself has failed.
    /// </summary>
    internal sealed class StuckClips
    {
        private const int MaxInARow = 3;

        private readonly SharedState _state;
        private readonly RecorderLog _log;
        private int _inARow;

        internal StuckClips(SharedState state, RecorderLog log)
        {
            _state = state;
            _log = log;
        }

        /// <summary>Says that the card did what it was asked for.</summary>
        internal void Worked()
        {
            _inARow = 0;
        }

        /// <summary>Sets a clip aside, or throws that the card has failed.</summary>
        internal void Failed(ClipTicket clip, CardException e, string what)
        {
            _inARow++;
            if (e.Error == CardError.NotPresent || e.Error == CardError.ReadOnly || _inARow >= MaxInARow)
            {
                _inARow = 0;
                throw e;
            }

            _state.ClipSettled(clip, clip.Size, ClipState.Stuck);
            _log.Error("Clip " + clip.Path + " " + what + " and is left alone for now: " + e.Message);
        }
    }
}
