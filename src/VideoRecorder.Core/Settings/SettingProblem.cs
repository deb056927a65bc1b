namespace VideoRecorder.Core.Settings
{
    using VideoRecorder.Core.Text;

    /// <summary>One setting that the recorder cannot start with.</summary>
    public sealed class SettingProblem
    {
        /// <summary>What stands for the value of a secret.</summary>
        public const string Hidden = "(hidden)";

        private const int MaxValueLength = 120;

        /// <summary>Initializes a new instance of the <see cref="SettingProblem"/> class.</summary>
        /// <param name="setting">The setting's name.</param>
        /// <param name="value">Its value; never that of a secret.</param>
        /// <param name="allowed">What is allowed instead.</param>
        public SettingProblem(string setting, string value, string allowed)
        {
            Setting = setting;
            Value = Show(value);
            Allowed = allowed;
        }

        /// <summary>Gets the setting's name.</summary>
        public string Setting { get; }

        /// <summary>Gets its value on one line; <see cref="Hidden"/> for a secret.</summary>
        public string Value { get; }

        /// <summary>Gets what is allowed.</summary>
        public string Allowed { get; }

        /// <summary>Gets the whole message on one line.</summary>
        public string Message => Setting + " is " + Value + ". Allowed: " + Allowed + ".";

        /// <inheritdoc/>
        public override string ToString() => Message;

        private static string Show(string value)
        {
            if (string.IsNullOrEmpty(value))
            {
                return "(empty)";
            }

            string line = TextLine.Clean(value, MaxValueLength).Trim();
            return line.Length == 0 ? "(blank)" : line;
        }
    }
}
