using System.Globalization;
using System.Text;

namespace VideoRecorder.Simulation.Network;

/// <summary>
/// Collects and reads the head of a request, as strictly as no server does: each field that is wanted once, no other, and each
/// line ended by CR and LF.
/// </summary>
internal sealed class HeadReader
{
    private const int MostBytes = 8192;
    private const string Version = " HTTP/1.1";
    private static readonly string[] Wanted =
        ["Host", "User-Agent", "Accept-Encoding", "Content-Type", "X-Filename", "X-Device", "Content-Length"];

    private readonly List<byte> _bytes = [];
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    /// <summary>Gets whether some of it came.</summary>
    public bool IsBegun => _bytes.Count > 0;

    /// <summary>Gets whether the empty line at its end came, or more than a head may have.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Gets what is wrong with it; null when nothing is.</summary>
    public string? Error { get; private set; }

    /// <summary>Takes bytes up to the end of the head.</summary>
    /// <returns>How many.</returns>
    public int Add(ReadOnlySpan<byte> piece)
    {
        int taken = 0;
        while (taken < piece.Length && !IsWhole)
        {
            _bytes.Add(piece[taken]);
            taken++;
            IsWhole = _bytes.Count == MostBytes || (piece[taken - 1] == '\n' && EndsInEmptyLine());
        }

        return taken;
    }

    /// <summary>Reads it once it is whole.</summary>
    public SimulatedHead Read()
    {
        string[] lines = Encoding.Latin1.GetString([.. _bytes]).Split("\r\n");
        string[] words = lines[0].Split(' ');
        if (words.Length != 3 || !lines[0].EndsWith(Version, StringComparison.Ordinal))
        {
            Error = "its first line is no request line";
        }

        foreach (string line in lines.AsSpan(1..^2))
        {
            Error ??= ReadField(line);
        }

        Error ??= Array.Find(Wanted, name => !_fields.ContainsKey(name)) is { } missing ? "it has no " + missing : null;
        return new SimulatedHead
        {
            Method = words[0],
            Target = words.Length > 1 ? words[1] : string.Empty,
            Host = Field("Host"),
            UserAgent = Field("User-Agent"),
            AcceptEncoding = Field("Accept-Encoding"),
            ContentType = Field("Content-Type"),
            ContentLength = Number(Field("Content-Length")),
            FileName = Field("X-Filename"),
            Device = Field("X-Device"),
            Authorization = _fields.GetValueOrDefault("Authorization"),
        };
    }

    private static long Number(string text) =>
        text.Length > 0 && text[0] != '0' && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : -1;

    private bool EndsInEmptyLine() => _bytes.Count >= 4 && _bytes[^2] == '\r' && _bytes[^3] == '\n' && _bytes[^4] == '\r';

    private string Field(string name) => _fields.GetValueOrDefault(name, string.Empty);

    private string? ReadField(string line)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        string name = colon < 0 ? line : line[..colon];
        string value = colon < 0 ? string.Empty : line[(colon + 2)..];
        return !Wanted.Contains(name) && name != "Authorization" ? "it has a field that no one asked for: " + name
            : value.Trim() != value || value.AsSpan().ContainsAnyExcept(Letters.Printable) ? "a field holds what no field may hold: " + name
            : _fields.TryAdd(name, value) ? null : "it has a field twice: " + name;
    }
}
