namespace VideoRecorder.Esp32Cam
{
    using System.Runtime.CompilerServices;

    /// <summary>
    /// Resets the board when it is not fed in time, and keeps a note for the next start. It works also when a native call
    /// blocks all managed threads.
    /// </summary>
    public static class Watchdog
    {
        /// <summary>Starts it, or changes its time-out. It cannot be stopped; a restart of the CLR alone stops it.</summary>
        /// <param name="timeoutMs">Milliseconds without <see cref="Feed"/> until it resets the board: 1000 to 3,600,000.</param>
        /// <returns>Whether it runs.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern bool Start(int timeoutMs);

        /// <summary>Puts the reset off by another time-out.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void Feed();

        /// <summary>Notes that a part begins a step.</summary>
        /// <param name="part">The part: 0 to 15.</param>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void Enter(int part);

        /// <summary>Notes that a part has ended a step.</summary>
        /// <param name="part">The part: 0 to 15.</param>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void Leave(int part);

        /// <summary>Notes which parts stand still, for the next start.</summary>
        /// <param name="parts">A bit for each part.</param>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void NoteStill(int parts);

        /// <summary>Gets why the board last started.</summary>
        /// <returns>The reason.</returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern ResetReason GetResetReason();

        /// <summary>Gets what was noted before the last reset.</summary>
        /// <returns>
        /// The parts that stood still in bits 0 to 15, those that were in a step in bits 16 to 31; 0 after power on.
        /// </returns>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int GetLastNote();
    }
}
