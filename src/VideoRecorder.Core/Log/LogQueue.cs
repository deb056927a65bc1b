namespace VideoRecorder.Core.Log
{
    /// <summary>
    /// Log lines that wait for a pause of recording to be written to the card, at most 256. All parts add to it, so every
    /// member takes its lock, for a few instructions and never during I/O.
    /// </summary>
    public sealed class LogQueue
    {
        private const int Capacity = 256;

        private readonly object _lock = new object();
        private readonly string[] _lines = new string[Capacity];
        private int _first;
        private int _count;
        private int _lost;

        /// <summary>Adds a line; the oldest one gives way when too many wait.</summary>
        /// <param name="line">The line.</param>
        public void Add(string line)
        {
            lock (_lock)
            {
                if (_count == Capacity)
                {
                    RemoveFirst();
                    _lost++;
                }

                _lines[(_first + _count) % Capacity] = line;
                _count++;
            }
        }

        /// <summary>Takes the oldest line, or first a note about the lines that were lost.</summary>
        /// <returns>The line, or <see langword="null"/> when none waits.</returns>
        public string Take()
        {
            lock (_lock)
            {
                if (_lost > 0)
                {
                    string note = "(" + _lost.ToString() + " older lines were lost while the card could not be written)";
                    _lost = 0;
                    return note;
                }

                return _count == 0 ? null : RemoveFirst();
            }
        }

        private string RemoveFirst()
        {
            string line = _lines[_first];
            _lines[_first] = null;
            _first = (_first + 1) % Capacity;
            _count--;
            return line;
        }
    }
}
