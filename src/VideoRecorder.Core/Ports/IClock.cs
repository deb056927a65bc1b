namespace VideoRecorder.Core.Ports
{
    using System;

    /// <summary>Both times of a board: one that only runs, and one that may jump.</summary>
    public interface IClock
    {
        /// <summary>Gets the milliseconds since start. Runs evenly and never jumps.</summary>
        long Milliseconds { get; }

        /// <summary>Gets the wall time in UTC. A year before 2021 means that it was never set.</summary>
        DateTime UtcNow { get; }

        /// <summary>Asks the time server for the time. Returns at once; <see cref="UtcNow"/> changes when it answers.</summary>
        void RequestSync();
    }
}
