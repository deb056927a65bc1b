namespace VideoRecorder.DeviceTests.Support
{
    using VideoRecorder.Core.Ports;

    /// <summary>A log that tests look into.</summary>
    public sealed class ListLog : ILog
    {
        private string _text = string.Empty;

        /// <summary>Gets the lines, each with its end.</summary>
        public string Text
        {
            get { return _text; }
        }

        /// <inheritdoc/>
        public void Write(LogLevel level, string line)
        {
            _text += line + "\n";
        }

        /// <summary>Counts the lines that begin with a text.</summary>
        /// <param name="start">The text.</param>
        /// <returns>How many.</returns>
        public int Count(string start)
        {
            string text = "\n" + _text;
            string part = "\n" + start;
            int count = 0;
            for (int at = text.IndexOf(part); at >= 0; at = text.IndexOf(part, at + 1))
            {
                count++;
            }

            return count;
        }
    }
}
