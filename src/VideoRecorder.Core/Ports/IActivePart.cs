namespace VideoRecorder.Core.Ports
{
    /// <summary>
    /// A part of the recorder that a board gives a thread to. It starts no thread, reads no clock but the board's
    /// and keeps nothing waiting: each step does a bounded piece of work.
    /// </summary>
    public interface IActivePart
    {
        /// <summary>Gets the name for log lines.</summary>
        string Name { get; }

        /// <summary>Does a bounded piece of work.</summary>
        /// <returns>In how many milliseconds it wants to be called again; 0 means at once.</returns>
        int Step();

        /// <summary>Drops what was under way, after <see cref="Step"/> threw; the next step starts afresh.</summary>
        void Recover();

        /// <summary>Ends what is under way in order, before the board stops.</summary>
        void Shutdown();
    }
}
