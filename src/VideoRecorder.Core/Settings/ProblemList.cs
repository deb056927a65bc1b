namespace VideoRecorder.Core.Settings
{
    using System;

    /// <summary>Collects what is wrong with the settings.</summary>
    internal sealed class ProblemList
    {
        private SettingProblem[] _items = new SettingProblem[16];
        private int _count;

        /// <summary>Adds a problem.</summary>
        /// <param name="setting">The setting's name.</param>
        /// <param name="value">Its value; never that of a secret.</param>
        /// <param name="allowed">What is allowed instead.</param>
        public void Add(string setting, string value, string allowed)
        {
            if (_count == _items.Length)
            {
                SettingProblem[] larger = new SettingProblem[_count * 2];
                Array.Copy(_items, larger, _count);
                _items = larger;
            }

            _items[_count++] = new SettingProblem(setting, value, allowed);
        }

        /// <summary>Adds a problem if a number is out of its range.</summary>
        /// <param name="setting">The setting's name.</param>
        /// <param name="value">Its value.</param>
        /// <param name="lowest">The lowest that is allowed.</param>
        /// <param name="highest">The highest that is allowed.</param>
        /// <returns>Whether it is in its range.</returns>
        public bool Range(string setting, int value, int lowest, int highest)
        {
            if (value >= lowest && value <= highest)
            {
                return true;
            }

            Add(setting, value.ToString(), lowest.ToString() + " to " + highest.ToString());
            return false;
        }

        /// <summary>Gives what was collected.</summary>
        /// <returns>An array of just the right length.</returns>
        public SettingProblem[] ToArray()
        {
            SettingProblem[] result = new SettingProblem[_count];
            Array.Copy(_items, result, _count);
            return result;
        }
    }
}
