using System.Text;

namespace VideoRecorder.Simulation.Network;

/// <summary>
/// Reads the body of a request as a server does: the bare clip, or a form (RFC 7578) with the fields "device" and "file".
/// It is strict: whatever is not exactly so is an error.
/// </summary>
internal ref struct FormReader
{
    private const string FormType = "multipart/form-data; boundary=";
    private const string RawType = "application/octet-stream";
    private const int MaxBoundary = 70;

    /// <summary>Gets what is wrong; null when all is well.</summary>
    public string? Error { get; private set; }

    public string? FileName { get; private set; }

    public string? Device { get; private set; }

    public ReadOnlySpan<byte> Clip { get; private set; }

    public static bool IsForm(string contentType) => contentType.StartsWith(FormType, StringComparison.Ordinal);

    /// <summary>Reads a whole body.</summary>
    public static FormReader Read(string contentType, ReadOnlySpan<byte> body)
    {
        FormReader form = default;
        if (contentType == RawType)
        {
            form.Clip = body;
        }
        else if (IsForm(contentType))
        {
            form.ReadForm(contentType.AsSpan(FormType.Length), body);
        }
        else
        {
            form.Error = "the content type is neither a form nor a bare clip";
        }

        return form;
    }

    private void ReadForm(ReadOnlySpan<char> boundary, ReadOnlySpan<byte> body)
    {
        if (boundary.Length is 0 or > MaxBoundary || boundary.ContainsAnyExcept(Letters.AndDigits))
        {
            Error = "the boundary is no row of 1 to 70 letters and digits";
            return;
        }

        Span<byte> delimiter = stackalloc byte[boundary.Length + 4];
        "\r\n--"u8.CopyTo(delimiter);
        Encoding.ASCII.GetBytes(boundary, delimiter[4..]);
        if (!body.StartsWith(delimiter[2..]))
        {
            Error = "the form does not begin with its boundary";
            return;
        }

        ReadOnlySpan<byte> rest = body[(delimiter.Length - 2)..];
        while (Error is null && rest.StartsWith("\r\n"u8))
        {
            rest = ReadPart(rest[2..], delimiter);
        }

        if (Error is null && !rest.SequenceEqual("--\r\n"u8))
        {
            Error = "something stands after the end of the form";
        }

        Error ??= FileName is null || Device is null ? "a field of the form is missing" : null;
    }

    private ReadOnlySpan<byte> ReadPart(ReadOnlySpan<byte> rest, scoped ReadOnlySpan<byte> delimiter)
    {
        int headEnd = rest.IndexOf("\r\n\r\n"u8);
        int end = headEnd < 0 ? -1 : rest[(headEnd + 2)..].IndexOf(delimiter);
        if (end < 2)
        {
            Error = "a field of the form does not end";
            return rest;
        }

        ReadOnlySpan<byte> content = rest.Slice(headEnd + 4, end - 2);
        Take(rest[..headEnd], content);
        return rest[(headEnd + 2 + end + delimiter.Length)..];
    }

    private void Take(ReadOnlySpan<byte> head, ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> deviceHead = "Content-Disposition: form-data; name=\"device\""u8;
        ReadOnlySpan<byte> fileHead = "Content-Disposition: form-data; name=\"file\"; filename=\""u8;
        ReadOnlySpan<byte> fileTail = "\"\r\nContent-Type: video/x-msvideo"u8;
        if (Device is null && FileName is null && head.SequenceEqual(deviceHead))
        {
            Device = Encoding.ASCII.GetString(content);
        }
        else if (FileName is null && head.StartsWith(fileHead) && head.EndsWith(fileTail) && head.Length >= fileHead.Length + fileTail.Length)
        {
            FileName = Encoding.ASCII.GetString(head[fileHead.Length..^fileTail.Length]);
            Clip = content;
        }
        else
        {
            Error = "a field of the form is unknown, comes twice, or its head is broken";
        }
    }
}
