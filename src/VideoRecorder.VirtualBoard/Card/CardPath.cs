using System.Buffers;
using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.VirtualBoard.Card;

/// <summary>Maps paths of the card, which start at its root with a slash, to paths of the PC.</summary>
internal static class CardPath
{
    // what a FAT name cannot hold; backslash and colon would mean other places on Windows
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|\0");

    /// <summary>Maps a path.</summary>
    /// <param name="root">The folder that is the card.</param>
    /// <param name="path">The path on the card.</param>
    /// <returns>The path on the PC, inside <paramref name="root"/>.</returns>
    /// <exception cref="CardException">It is not a path that a card can have.</exception>
    public static string Map(string root, string path)
    {
        if (path == "/")
        {
            return root;
        }

        string[] names = path.Split('/');
        bool isPath = names.Length > 1 && names[0].Length == 0;
        for (int i = 1; i < names.Length; i++)
        {
            isPath &= IsName(names[i]);
        }

        return isPath
            ? Path.Combine(root, Path.Combine(names[1..]))
            : throw CardErrors.NoPath(path);
    }

    private static bool IsName(string name) =>
        name.Length > 0 && name[^1] is not ('.' or ' ') && !name.AsSpan().ContainsAny(Forbidden);
}
