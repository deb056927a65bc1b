namespace VideoRecorder.Core.Storage
{
    using System;

    /// <summary>The numbers of folders that were emptied and can be removed.</summary>
    internal sealed class FolderQueue
    {
        private int[] _numbers = new int[16];
        private int _count;

        internal void Clear()
        {
            _count = 0;
        }

        internal void Enqueue(int folder)
        {
            if (_count == _numbers.Length)
            {
                _numbers = Grown.Copy(_numbers, _count * 2);
            }

            _numbers[_count++] = folder;
        }

        /// <summary>Takes the folder that was emptied first.</summary>
        /// <returns>Its number, or 0 when there is none.</returns>
        internal int Dequeue()
        {
            if (_count == 0)
            {
                return 0;
            }

            int folder = _numbers[0];
            _count--;
            Array.Copy(_numbers, 1, _numbers, 0, _count);
            return folder;
        }
    }
}
