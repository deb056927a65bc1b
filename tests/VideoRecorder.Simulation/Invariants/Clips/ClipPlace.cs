using System.Globalization;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>What the name of a clip says of its place in recording order, read with nothing of the recorder's own code.</summary>
internal readonly record struct ClipPlace(int Folder, long Stamp, int Index, bool HasTail) : IComparable<ClipPlace>
{
    private const string Root = "/clips/";
    private const string Extension = ".avi";
    private const string Numbered = "video";
    private const int FolderDigits = 6;
    private const int StampDigits = 14;

    /// <summary>Gets whether the name tells no time.</summary>
    public bool IsNumbered => Stamp == long.MaxValue;

    /// <summary>Reads a path such as <c>/clips/000042/20241220143052.avi</c>.</summary>
    /// <returns>False when it is not the name of a clip.</returns>
    public static bool TryParse(string path, out ClipPlace place)
    {
        place = default;
        int stemAt = Root.Length + FolderDigits + 1;
        if (!path.StartsWith(Root, StringComparison.Ordinal) || path.Length <= stemAt || path[stemAt - 1] != '/'
            || !path.EndsWith(Extension, StringComparison.Ordinal) || !TryDigits(path.AsSpan(Root.Length, FolderDigits), out long folder))
        {
            return false;
        }

        ReadOnlySpan<char> stem = path.AsSpan(stemAt, path.Length - stemAt - Extension.Length);
        if (stem.StartsWith(Numbered, StringComparison.Ordinal))
        {
            place = new ClipPlace((int)folder, long.MaxValue, 0, true);
            return TryTail(stem[Numbered.Length..], ref place);
        }

        if (stem.Length < StampDigits || !TryDigits(stem[..StampDigits], out long stamp))
        {
            return false;
        }

        place = new ClipPlace((int)folder, stamp, 0, stem.Length > StampDigits);
        return stem.Length == StampDigits || (stem[StampDigits] == '-' && TryTail(stem[(StampDigits + 1)..], ref place));
    }

    /// <summary>Tells whether a path is one of a clip, also of one that a deletion left under its short name.</summary>
    public static bool IsClip(string path) =>
        path.StartsWith(Root, StringComparison.Ordinal) && path.Length > Root.Length + FolderDigits && path[Root.Length + FolderDigits] == '/'
        && path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) && TryDigits(path.AsSpan(Root.Length, FolderDigits), out _);

    public int CompareTo(ClipPlace other)
    {
        int order = Folder.CompareTo(other.Folder);
        order = order != 0 ? order : Stamp.CompareTo(other.Stamp);
        order = order != 0 ? order : Index.CompareTo(other.Index);
        return order != 0 ? order : HasTail.CompareTo(other.HasTail);
    }

    /// <summary>Tells whether this is the name that a server is to see of a clip.</summary>
    public static bool IsSentAs(string name, string path, DateTime? date)
    {
        string own = path[(path.LastIndexOf('/') + 1)..];
        string? stamp = date?.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        if (TryParse(path, out ClipPlace place))
        {
            return name == (place.IsNumbered && stamp is not null ? stamp + "-" + own[Numbered.Length..] : own);
        }

        // A short name alone tells neither the time nor the folder.
        string tail = path.Substring(Root.Length, FolderDigits) + "-" + own[..^Extension.Length].Replace('~', '-');
        return name == (stamp is null ? Numbered : stamp + "-") + tail + Extension;
    }

    private static bool TryTail(ReadOnlySpan<char> tail, ref ClipPlace place)
    {
        if (tail.Length != FolderDigits + 4 || tail[FolderDigits] != '-' || !TryDigits(tail[..FolderDigits], out long folder)
            || folder != place.Folder || !TryDigits(tail[(FolderDigits + 1)..], out long index))
        {
            return false;
        }

        place = place with { Index = (int)index };
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
