using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace VideoRecorder.Tests.Support;

/// <summary>What ffprobe and ffmpeg make of a clip. Tests that need them are skipped where they are not installed.</summary>
internal static class Ffmpeg
{
    public static void SkipUnlessInstalled() => Require.Ffprobe();

    public static ClipFacts Probe(string path)
    {
        string json = Run("ffprobe", "-v", "error", "-count_frames", "-select_streams", "v:0", "-show_streams", "-show_format", "-of", "json", path).Output;
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement stream = document.RootElement.GetProperty("streams")[0];
        return new ClipFacts(
            stream.GetProperty("codec_name").GetString()!,
            stream.GetProperty("width").GetInt32(),
            stream.GetProperty("height").GetInt32(),
            Number(stream, "nb_frames"),
            Number(stream, "nb_read_frames"),
            stream.GetProperty("r_frame_rate").GetString()!,
            double.Parse(stream.GetProperty("duration").GetString()!, CultureInfo.InvariantCulture));
    }

    /// <summary>Gets the date that a player shows.</summary>
    public static string DateOf(string path) =>
        Run("ffprobe", "-v", "error", "-show_entries", "format_tags=creation_time", "-of", "csv=p=0", path).Output.Trim();

    /// <summary>Decodes the whole clip.</summary>
    /// <returns>What ffmpeg complains about; empty when nothing.</returns>
    public static string Complaints(string path)
    {
        (int exitCode, string output, string errors) = Run("ffmpeg", "-nostdin", "-v", "error", "-i", path, "-f", "null", "-");
        return exitCode == 0 ? output + errors : $"exit code {exitCode}: {output}{errors}";
    }

    /// <summary>Makes a file for a test.</summary>
    public static void Make(string path, params string[] arguments)
    {
        (int exitCode, _, string errors) = Run("ffmpeg", ["-nostdin", "-v", "error", .. arguments, path]);
        Assert.True(exitCode == 0, errors);
    }

    private static int Number(JsonElement stream, string name) =>
        stream.TryGetProperty(name, out JsonElement value)
            ? int.Parse(value.GetString()!, CultureInfo.InvariantCulture)
            : 0;

    private static (int ExitCode, string Output, string Errors) Run(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
