namespace VideoRecorder.Core.Storage
{
    using System;

    /// <summary>
    /// Sorts folder numbers; nanoFramework has no Array.Sort. A merge sort, because a step of the scan has to be
    /// short also for a thousand folders in any order: about ten thousand comparisons, or one per folder where a card
    /// lists them in order.
    /// </summary>
    internal static class FolderSort
    {
        /// <summary>Sorts numbers in ascending order.</summary>
        /// <param name="numbers">The numbers; left as they are, or used for sorting.</param>
        /// <returns>The sorted numbers: the same array or another one.</returns>
        internal static int[] Sort(int[] numbers)
        {
            int[] source = numbers;
            int[] target = new int[numbers.Length];
            for (int run = 1; run < numbers.Length; run *= 2)
            {
                for (int start = 0; start < numbers.Length; start += 2 * run)
                {
                    int middle = Least(start + run, numbers.Length);
                    Merge(source, target, start, middle, Least(start + (2 * run), numbers.Length));
                }

                int[] sorted = target;
                target = source;
                source = sorted;
            }

            return source;
        }

        private static int Least(int first, int second)
        {
            return first < second ? first : second;
        }

        private static void Merge(int[] source, int[] target, int start, int middle, int end)
        {
            if (middle == end || source[middle - 1] <= source[middle])
            {
                Array.Copy(source, start, target, start, end - start);
                return;
            }

            int left = start;
            int right = middle;
            for (int i = start; i < end; i++)
            {
                bool takesLeft = right == end || (left < middle && source[left] <= source[right]);
                target[i] = takesLeft ? source[left++] : source[right++];
            }
        }
    }
}
