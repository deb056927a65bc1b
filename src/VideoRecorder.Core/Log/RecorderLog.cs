namespace VideoRecorder.Core.Log
{
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Text;
    using VideoRecorder.Core.Time;

    /// <summary>
    /// The log of the recorder: each line goes to the board's log at once, and with its time to the log file on the
    /// card in the next pause of recording. No line has a secret, whoever names it
    /// (<see cref="Secrets"/>).
    /// </summary>
    public sealed class RecorderLog
    {
        private readonly ILog _output;
        private readonly LocalClock _clock;
        private readonly Secrets _secrets;

        internal RecorderLog(ILog output, LocalClock clock, Secrets secrets)
        {
            _output = output;
            _clock = clock;
            _secrets = secrets;
        }

        /// <summary>Gets the lines that wait for the log file.</summary>
        public LogQueue Lines { get; } = new LogQueue();

        /// <summary>Logs a detail for finding a fault.</summary>
        /// <param name="line">The text.</param>
        public void Debug(string line) => Write(LogLevel.Debug, line);

        /// <summary>Logs what the recorder does.</summary>
        /// <param name="line">The text; empty for a blank line.</param>
        public void Info(string line) => Write(LogLevel.Information, line);

        /// <summary>Logs what went wrong and is being dealt with.</summary>
        /// <param name="line">The text.</param>
        public void Warning(string line) => Write(LogLevel.Warning, line);

        /// <summary>Logs what went wrong and a user must deal with.</summary>
        /// <param name="line">The text.</param>
        public void Error(string line) => Write(LogLevel.Error, line);

        /// <summary>Makes text from outside fit for a line: no secret in it, printable, and not too long.</summary>
        /// <param name="text">The text.</param>
        /// <param name="max">The most characters that are kept.</param>
        /// <returns>What of it may stand in a line.</returns>
        public string Quote(string text, int max) =>

            // Once more in the end: what becomes a '?' or a blank may make a secret that was none before.
            _secrets.Hide(TextLine.Clean(_secrets.Hide(text), max));

        private void Write(LogLevel level, string line)
        {
            line = _secrets.HideInLine(line);
            _output.Write(level, line);
            if (line.Length > 0)
            {
                Lines.Add(_clock.TimeText() + " " + line);
            }
        }
    }
}
