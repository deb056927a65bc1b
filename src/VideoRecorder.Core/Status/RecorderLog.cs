namespace VideoRecorder.Core.Status
{
    using System;
    using VideoRecorder.Core.Time;

    /// <summary>
    /// The log of the recorder: each line goes to the board's log at once, and with its time to the log file on the
    /// card in the next pause of recording. Callers never pass a secret; should a fault name one all the same, no line
    /// has it (<see cref="Conceal"/>).
    /// </summary>
    public sealed class RecorderLog
    {
        private const int ShortestSecret = 8;

        private readonly ILog _output;
        private readonly SharedState _state;
        private readonly LocalClock _clock;
        private string[] _secrets = new string[0];

        /// <summary>Initializes a new instance of the <see cref="RecorderLog"/> class.</summary>
        /// <param name="output">The board's log.</param>
        /// <param name="state">Keeps the lines for the log file.</param>
        /// <param name="clock">Gives the lines of the log file their time.</param>
        public RecorderLog(ILog output, SharedState state, LocalClock clock)
        {
            _output = output;
            _state = state;
            _clock = clock;
        }

        /// <summary>Keeps a secret out of all lines that follow, where it would stand as it is.</summary>
        /// <param name="secret">The secret. Less than 8 characters change nothing: they would be parts of words.</param>
        public void Conceal(string secret)
        {
            if (secret.Length < ShortestSecret)
            {
                return;
            }

            string[] more = new string[_secrets.Length + 1];
            Array.Copy(_secrets, more, _secrets.Length);
            more[_secrets.Length] = secret;
            _secrets = more;
        }

        /// <summary>Logs a detail for finding a fault.</summary>
        /// <param name="line">The text.</param>
        public void Debug(string line)
        {
            Write(LogLevel.Debug, line);
        }

        /// <summary>Logs what the recorder does.</summary>
        /// <param name="line">The text; empty for a blank line.</param>
        public void Info(string line)
        {
            Write(LogLevel.Information, line);
        }

        /// <summary>Logs what went wrong and is being dealt with.</summary>
        /// <param name="line">The text.</param>
        public void Warning(string line)
        {
            Write(LogLevel.Warning, line);
        }

        /// <summary>Logs what went wrong and a user must deal with.</summary>
        /// <param name="line">The text.</param>
        public void Error(string line)
        {
            Write(LogLevel.Error, line);
        }

        private void Write(LogLevel level, string line)
        {
            for (int i = 0; i < _secrets.Length; i++)
            {
                line = line.IndexOf(_secrets[i]) < 0 ? line : TextLine.Redact(line, _secrets[i]);
            }

            _output.Write(level, line);
            if (line.Length > 0)
            {
                _state.KeepLogLine(_clock.TimeText() + " " + line);
            }
        }
    }
}
