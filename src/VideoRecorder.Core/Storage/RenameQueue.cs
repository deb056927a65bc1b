namespace VideoRecorder.Core.Storage
{
    using System;

    /// <summary>The clips of this boot that were recorded before the clock was known, in recording order.</summary>
    internal sealed class RenameQueue
    {
        private int[] _ids = new int[16];
        private long[] _ordinals = new long[16];
        private long[] _startsMs = new long[16];
        private int _first;
        private int _end;

        internal int Count
        {
            get { return _end - _first; }
        }

        internal int FirstId
        {
            get { return _ids[_first]; }
        }

        internal long FirstOrdinal
        {
            get { return _ordinals[_first]; }
        }

        internal long FirstStartMs
        {
            get { return _startsMs[_first]; }
        }

        internal void Clear()
        {
            _first = 0;
            _end = 0;
        }

        internal void RemoveFirst()
        {
            _first++;
        }

        internal void Add(int id, long ordinal, long startMs)
        {
            if (_end == _ids.Length)
            {
                MakeRoom();
            }

            _ids[_end] = id;
            _ordinals[_end] = ordinal;
            _startsMs[_end] = startMs;
            _end++;
        }

        private void MakeRoom()
        {
            int count = Count;
            if (_first < _ids.Length / 2)
            {
                _ids = Grown.Copy(_ids, _ids.Length * 2);
                _ordinals = Grown.Copy(_ordinals, _ids.Length);
                _startsMs = Grown.Copy(_startsMs, _ids.Length);
            }

            Array.Copy(_ids, _first, _ids, 0, count);
            Array.Copy(_ordinals, _first, _ordinals, 0, count);
            Array.Copy(_startsMs, _first, _startsMs, 0, count);
            _first = 0;
            _end = count;
        }
    }
}
