namespace VideoRecorder.Core.Settings.Checks
{
    using VideoRecorder.Core.Text;
    using VideoRecorder.Core.Time.Zones;

    /// <summary>The settings of the clock.</summary>
    internal static class TimeSettingsCheck
    {
        /// <summary>Adds what is wrong with them.</summary>
        /// <param name="settings">The settings.</param>
        /// <param name="problems">Receives the problems.</param>
        public static void Check(RecorderSettings settings, ProblemList problems)
        {
            if (!HostName.IsNameOrIPv4(settings.NtpServer))
            {
                problems.Add("NtpServer", settings.NtpServer, "a host name or IPv4 address such as pool.ntp.org");
            }

            problems.Range("GmtOffsetSec", settings.GmtOffsetSec, -43200, 50400);
            problems.Range("DaylightOffsetSec", settings.DaylightOffsetSec, 0, 7200);
            if (!string.IsNullOrEmpty(settings.TimeZone)
                && !TimeZoneRule.TryParse(settings.TimeZone, out _, out string error))
            {
                problems.Add("TimeZone", settings.TimeZone, "empty, or a POSIX rule such as PST8PDT,M3.2.0,M11.1.0; " + error);
            }
        }
    }
}
