using System.Text;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>What a proxy knows of one connection.</summary>
/// <param name="Fault">What it was to do to it.</param>
/// <param name="ServerPort">The port that the server sees.</param>
internal sealed record ProxiedConnection(ProxyFault Fault, int ServerPort)
{
    private readonly StringBuilder _answer = new();
    private volatile bool _hasStruck;

    /// <summary>Gets or sets a value indicating whether the fault has struck; a byte far out may never come.</summary>
    public bool HasStruck
    {
        get => _hasStruck;
        set => _hasStruck = value;
    }

    /// <summary>Gets or sets in what the fault has struck.</summary>
    public string Place { get; set; } = string.Empty;

    /// <summary>Gets what has come through to the board.</summary>
    public string Answer
    {
        get
        {
            lock (_answer)
            {
                return _answer.ToString();
            }
        }
    }

    /// <summary>Tells whether the last answer that has come through is a whole success for this clip, where it is plain text.</summary>
    public bool EndsWithSuccess(string name)
    {
        string answer = Answer;
        answer = answer[Math.Max(0, answer.LastIndexOf("HTTP/1.1 ", StringComparison.Ordinal))..];
        int body = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        return body > 4 && answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal)
            && answer[body..].Contains($"\"{name}\"", StringComparison.Ordinal)
            && answer[body..].Length == int.Parse(answer.Split("Content-Length: ")[1].Split("\r\n")[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    public void AddAnswer(ReadOnlySpan<byte> bytes)
    {
        lock (_answer)
        {
            _answer.Append(Encoding.Latin1.GetString(bytes));
        }
    }
}
