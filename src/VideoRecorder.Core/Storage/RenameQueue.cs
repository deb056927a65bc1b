namespace VideoRecorder.Core.Storage
{
    using System;

    /// <summary>
    /// The clips of this boot that were recorded before the clock was known, in recording order. Clips go from the
    /// card at any place of it: a few entries are looked at each time that one is added, those that are left move
    /// together, and so the queue is about as long as there are such clips, and no step of it is long.
    /// </summary>
    internal sealed class RenameQueue
    {
        /// <summary>The most entries, 20 bytes each. Clips beyond it keep their numbers.</summary>
        internal const int MaxEntries = 16384;

        // Entries lie from _first to _kept, which were looked at, and from _next to _end; what is in between was given up.
        // Where nothing is left of the first part, it begins where the second does.
        private int[] _ids = new int[16];
        private long[] _ordinals = new long[16];
        private long[] _startsMs = new long[16];
        private int _first;
        private int _kept;
        private int _next;
        private int _end;
        private int _fullFolder;

        internal int Count
        {
            get { return _kept - _first + _end - _next; }
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

        /// <summary>Gets the entry to be looked at, which <see cref="KeepNext"/> or <see cref="DropNext"/> decides on.</summary>
        internal int NextId
        {
            get { return _ids[_next]; }
        }

        internal long NextOrdinal
        {
            get { return _ordinals[_next]; }
        }

        internal void Clear()
        {
            _first = 0;
            _kept = 0;
            _next = 0;
            _end = 0;
            _fullFolder = 0;
        }

        internal void RemoveFirst()
        {
            bool wasLookedAt = _first < _kept;
            _first++;
            if (!wasLookedAt)
            {
                _kept = _first;
                _next = _first;
            }

            Join();
        }

        internal void KeepNext()
        {
            _ids[_kept] = _ids[_next];
            _ordinals[_kept] = _ordinals[_next];
            _startsMs[_kept] = _startsMs[_next];
            _kept++;
            _next++;
            EndLook();
        }

        internal void DropNext()
        {
            _next++;
            Join();
            EndLook();
        }

        /// <summary>
        /// Adds a clip. When there is no room for it, neither it nor the clips after it in its folder are added: named
        /// by their time they would come before it.
        /// </summary>
        internal void Add(int id, ClipName name, long ordinal, long startMs)
        {
            if (name.Folder == _fullFolder)
            {
                return;
            }

            if (_end == _ids.Length)
            {
                MakeRoom();
            }

            if (_end == _ids.Length)
            {
                _fullFolder = name.Folder;
                return;
            }

            _ids[_end] = id;
            _ordinals[_end] = ordinal;
            _startsMs[_end] = startMs;
            _end++;
        }

        private void Join()
        {
            if (_first == _kept)
            {
                _first = _next;
                _kept = _next;
            }
        }

        private void EndLook()
        {
            if (_next == _end)
            {
                _end = _kept;
                _kept = _first;
                _next = _first;
            }
        }

        private void MakeRoom()
        {
            int looked = _kept - _first;
            int count = Count;
            if (count > _ids.Length / 4 * 3 && _ids.Length < MaxEntries)
            {
                _ids = Grown.Copy(_ids, _ids.Length * 2);
                _ordinals = Grown.Copy(_ordinals, _ids.Length);
                _startsMs = Grown.Copy(_startsMs, _ids.Length);
            }

            Move(_first, 0, looked);
            Move(_next, looked, count - looked);
            _first = 0;
            _kept = looked;
            _next = looked;
            _end = count;
        }

        private void Move(int from, int to, int count)
        {
            Array.Copy(_ids, from, _ids, to, count);
            Array.Copy(_ordinals, from, _ordinals, to, count);
            Array.Copy(_startsMs, from, _startsMs, to, count);
        }
    }
}
