namespace VideoRecorder.Core.Status
{
    /// <summary>Log lines that wait for a pause of recording to be written to the card.</summary>
    internal sealed class LogQueue
    {
        private const int Capacity = 256;

        private readonly string[] _lines = new string[Capacity];
        private int _first;
        private int _count;
        private int _lost;

        internal void Add(string line)
        {
            if (_count == Capacity)
            {
                _first = (_first + 1) % Capacity;
                _count--;
                _lost++;
            }

            _lines[(_first + _count) % Capacity] = line;
            _count++;
        }

        internal string Take()
        {
            if (_lost > 0)
            {
                string note = "(" + _lost.ToString() + " older lines were lost while the card could not be written)";
                _lost = 0;
                return note;
            }

            if (_count == 0)
            {
                return null;
            }

            string line = _lines[_first];
            _lines[_first] = null;
            _first = (_first + 1) % Capacity;
            _count--;
            return line;
        }
    }
}
