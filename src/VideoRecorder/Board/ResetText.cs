namespace VideoRecorder.Board
{
    using VideoRecorder.Core.Supervision;
    using VideoRecorder.Esp32Cam;

    /// <summary>Why the board last started, in a user's words.</summary>
    public static class ResetText
    {
        private const int StillBits = 0xFFFF;
        private const int AtWorkShift = 16;

        /// <summary>Describes the reason, and the parts that have to do with it.</summary>
        /// <param name="reason">The reason.</param>
        /// <param name="note">What was noted before, as <see cref="Watchdog.GetLastNote"/> gives it.</param>
        /// <returns>The words, without a full stop.</returns>
        public static string Describe(ResetReason reason, int note)
        {
            string still = PartNumbers.Describe(note & StillBits);
            string atWork = PartNumbers.Describe((note >> AtWorkShift) & StillBits);
            switch (reason)
            {
                case ResetReason.PowerOn:
                    return "power on";
                case ResetReason.External:
                    return "reset button or programmer";
                case ResetReason.Software:
                    return still.Length == 0 ? "restart by the program" : "restart by the program, because " + still + " stood still or kept failing";
                case ResetReason.Panic:
                    return "a fault of the native program (panic)" + While(atWork);
                case ResetReason.Watchdog:
                    return still.Length == 0 ? "watchdog, nothing moved any more" + While(atWork) : "watchdog, " + still + " stood still";
                case ResetReason.Brownout:
                    return "brownout, the supply voltage broke down; use a supply of 5 V, 2 A and a short cable";
                case ResetReason.DeepSleep:
                    return "end of a deep sleep";
                default:
                    return "unknown";
            }
        }

        private static string While(string parts)
        {
            return parts.Length == 0 ? string.Empty : ", while a step of " + parts + " was under way";
        }
    }
}
