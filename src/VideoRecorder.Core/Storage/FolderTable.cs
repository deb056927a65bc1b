namespace VideoRecorder.Core.Storage
{
    using System;

    /// <summary>How many clips each folder holds, so that an emptied folder can be removed.</summary>
    internal sealed class FolderTable
    {
        private int[] _numbers = new int[16];
        private int[] _counts = new int[16];
        private int _length;

        internal void Clear()
        {
            _length = 0;
        }

        internal bool Contains(int folder)
        {
            int place = Find(folder);
            return place < _length && _numbers[place] == folder;
        }

        internal void Add(int folder)
        {
            int place = Find(folder);
            if (!Contains(folder))
            {
                Open(place, folder);
            }

            _counts[place]++;
        }

        /// <summary>Takes a clip out of a folder.</summary>
        /// <returns>Whether the folder is empty now.</returns>
        internal bool Remove(int folder)
        {
            int place = Find(folder);
            _counts[place]--;
            if (_counts[place] > 0)
            {
                return false;
            }

            _length--;
            Array.Copy(_numbers, place + 1, _numbers, place, _length - place);
            Array.Copy(_counts, place + 1, _counts, place, _length - place);
            return true;
        }

        private int Find(int folder)
        {
            int low = 0;
            int high = _length;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (_numbers[middle] < folder)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            return low;
        }

        private void Open(int place, int folder)
        {
            if (_length == _numbers.Length)
            {
                _counts = Grown.Copy(_counts, _length * 2);
                _numbers = Grown.Copy(_numbers, _length * 2);
            }

            Array.Copy(_numbers, place, _numbers, place + 1, _length - place);
            Array.Copy(_counts, place, _counts, place + 1, _length - place);
            _numbers[place] = folder;
            _counts[place] = 0;
            _length++;
        }
    }
}
