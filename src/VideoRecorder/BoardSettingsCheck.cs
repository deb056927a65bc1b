namespace VideoRecorder
{
    using System;
    using System.Text;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Settings.Checks;

    /// <summary>
    /// Searches for settings that this board cannot work with: its own, and those of the recorder for which nanoFramework has
    /// less memory than other boards.
    /// </summary>
    public static class BoardSettingsCheck
    {
        // nanoFramework keeps both with a zero behind them, in 32 and 64 bytes.
        private const int MaxSsidBytes = 31;
        private const int MaxPasswordLength = 63;

        /// <summary>Finds all problems, those of <see cref="SettingsValidator"/> first.</summary>
        /// <param name="settings">The recorder's settings.</param>
        /// <param name="board">The board's own.</param>
        /// <returns>The problems; none when the board can start.</returns>
        public static SettingProblem[] Check(RecorderSettings settings, BoardSettings board)
        {
            SettingProblem[] all = SettingsValidator.Check(settings, false);
            all = With(all, Range("CameraClockHz", board.CameraClockHz, 6000000, 24000000));
            all = With(all, Range("CameraFrameBuffers", board.CameraFrameBuffers, 2, 4));
            all = With(all, Range("MaxFaultsInARow", board.MaxFaultsInARow, 1, 1000));
            int ssidBytes = Encoding.UTF8.GetBytes(settings.WifiSsid).Length;
            if (ssidBytes > MaxSsidBytes)
            {
                all = With(all, new SettingProblem("WifiSsid", settings.WifiSsid, "on the ESP32-CAM up to 31 bytes of UTF-8; it has "
                    + ssidBytes.ToString()));
            }

            if (settings.WifiPassword.Length > MaxPasswordLength)
            {
                all = With(all, new SettingProblem("WifiPassword", SettingProblem.Hidden,
                    "on the ESP32-CAM up to 63 characters: the password itself, not the 64 hex digits made of it"));
            }

            return all;
        }

        private static SettingProblem Range(string setting, int value, int lowest, int highest)
        {
            return value >= lowest && value <= highest
                ? null
                : new SettingProblem(setting, value.ToString(), lowest.ToString() + " to " + highest.ToString());
        }

        private static SettingProblem[] With(SettingProblem[] problems, SettingProblem another)
        {
            if (another == null)
            {
                return problems;
            }

            SettingProblem[] longer = new SettingProblem[problems.Length + 1];
            Array.Copy(problems, longer, problems.Length);
            longer[problems.Length] = another;
            return longer;
        }
    }
}
