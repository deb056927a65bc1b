namespace VideoRecorder.Core.Ports
{
    /// <summary>Where log lines go at once: the debug output of the board, the console of the PC.</summary>
    public interface ILog
    {
        /// <summary>Writes one line.</summary>
        /// <param name="level">How grave it is.</param>
        /// <param name="line">The text, without a line end.</param>
        void Write(LogLevel level, string line);
    }
}
