using System.Globalization;
using VideoRecorder.VirtualBoard.Network;

namespace VideoRecorder.VirtualBoard.CommandLine;

/// <summary>Reads the values of options.</summary>
internal static class OptionValues
{
    /// <summary>The longest time in seconds that an option can name.</summary>
    public const int MaxSeconds = 2_000_000;

    private const int MaxCardSizeMB = 2 * 1024 * 1024;

    /// <summary>Reads a size in megabytes.</summary>
    /// <param name="text">A whole number.</param>
    /// <returns>The size.</returns>
    /// <exception cref="OptionException">It is none.</exception>
    public static int Megabytes(string text)
    {
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size is > 0 and <= MaxCardSizeMB
            ? size
            : throw new OptionException($"'{text}' is no size. Allowed: whole megabytes, 1 to {MaxCardSizeMB}.");
    }

    /// <summary>Reads a time.</summary>
    /// <param name="text">Seconds.</param>
    /// <returns>The time, above zero.</returns>
    /// <exception cref="OptionException">It is none.</exception>
    public static TimeSpan Seconds(string text)
    {
        return TrySeconds(text, out TimeSpan time) && time > TimeSpan.Zero
            ? time
            : throw new OptionException($"'{text}' is no time. Allowed: seconds above 0, up to {MaxSeconds}.");
    }

    /// <summary>Reads a time without a network.</summary>
    /// <param name="text">Its start and end as <c>FROM-TO</c>.</param>
    /// <returns>The outage.</returns>
    /// <exception cref="OptionException">It is none.</exception>
    public static LinkOutage Outage(string text)
    {
        string[] parts = text.Split('-');
        return parts.Length == 2 && TrySeconds(parts[0], out TimeSpan from) && TrySeconds(parts[1], out TimeSpan to) && from < to
            ? new LinkOutage(from, to)
            : throw new OptionException($"'{text}' is no time span. Allowed: FROM-TO in seconds from the start, FROM below TO, TO up to {MaxSeconds}, such as 30-60.");
    }

    private static bool TrySeconds(string text, out TimeSpan time)
    {
        bool isTime = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and <= MaxSeconds;
        time = isTime ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
        return isTime;
    }
}
