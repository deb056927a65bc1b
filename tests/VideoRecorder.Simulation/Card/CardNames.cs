using System.Buffers;

namespace VideoRecorder.Simulation.Card;

/// <summary>The names on a medium, found by their path. Upper and lower case are the same, as on FAT.</summary>
internal sealed class CardNames
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|\0");
    private readonly CardMedium _medium;
    private readonly Dictionary<string, CardEntryNode> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, CardEntryNode>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public CardNames(CardMedium medium)
    {
        _medium = medium;
        _lookup = _entries.GetAlternateLookup<ReadOnlySpan<char>>();
        _entries["/"] = medium.Root.Entry;
    }

    public CardEntryNode? Find(ReadOnlySpan<char> path) => _lookup.TryGetValue(path, out CardEntryNode? entry) ? entry : null;

    /// <summary>Finds the folder that a path is in; null if there is none, or if it is not a path that a card can have.</summary>
    public CardFolder? FindParent(string path)
    {
        int slash = path.LastIndexOf('/');
        ReadOnlySpan<char> name = path.AsSpan(slash + 1);
        bool isName = slash >= 0 && name.Length > 0 && name[^1] is not ('.' or ' ') && !name.ContainsAny(Forbidden);
        return isName ? Find(slash == 0 ? "/" : path.AsSpan(0, slash))?.Folder : null;
    }

    /// <summary>Adds a name that is not there, and makes its folder grow where it must.</summary>
    /// <returns>Null when the card is full.</returns>
    public CardEntryNode? Add(string path, CardFolder parent)
    {
        CardEntryNode entry = new(path, parent);
        entry.Places = CardFolder.PlacesFor(entry.Name);
        int place = parent.Find(entry.Places);
        if (!Grow(parent, place + entry.Places))
        {
            return null;
        }

        parent.Add(entry, place);
        _entries.Add(path, entry);
        return entry;
    }

    /// <summary>Tells whether a folder has no room for one more name of this length.</summary>
    public bool MustGrow(string path, CardFolder folder)
    {
        int places = CardFolder.PlacesFor(path[(path.LastIndexOf('/') + 1)..]);
        return CardFolder.ClustersFor(folder.Find(places) + places, _medium.ClusterBytes) > ClustersOf(folder);
    }

    /// <summary>Gives a folder one more cluster.</summary>
    /// <returns>The first place in it, or -1 if the card is full.</returns>
    public int Enlarge(CardFolder folder)
    {
        int clusters = ClustersOf(folder);
        int place = CardFolder.PlacesIn(clusters, _medium.ClusterBytes);
        return Grow(folder, place + 1) ? place : -1;
    }

    /// <summary>Takes a name away; nothing else changes.</summary>
    public void Remove(CardEntryNode entry)
    {
        entry.Parent!.Remove(entry);
        _entries.Remove(entry.Path);
        entry.File?.NameGoes(entry);
    }

    /// <summary>The long form of a name is gone, its short one is left.</summary>
    public CardEntryNode LeaveAlias(CardEntryNode entry)
    {
        CardFolder parent = entry.Parent!;
        CardEntryNode alias = new(AliasOf(entry), parent) { Size = entry.Size, Start = entry.Start, IsForeign = entry.IsForeign, Folder = null };
        CardFile? file = entry.File;
        Remove(entry);
        parent.Add(alias, entry.Place + entry.Places - 1);
        _entries.Add(alias.Path, alias);
        file?.NameComes(alias);
        return alias;
    }

    /// <summary>Copies all names into an empty folder of this medium.</summary>
    public void CopyFrom(CardFolder source, CardFolder target, Dictionary<CardFile, CardFile> files)
    {
        foreach (CardEntryNode? old in source.Places)
        {
            if (old is null)
            {
                continue;
            }

            CardEntryNode entry = new(old.Path, target) { Size = old.Size, Start = old.Start, Places = old.Places, IsForeign = old.IsForeign, IsJunk = old.IsJunk };
            target.Add(entry, old.Place);
            if (!old.IsJunk)
            {
                _entries.Add(entry.Path, entry);
            }

            if (old.Folder is not null)
            {
                entry.Folder = new CardFolder(entry);
                CopyFrom(old.Folder, entry.Folder, files);
            }
            else if (old.File is not null)
            {
                if (!files.TryGetValue(old.File, out CardFile? file))
                {
                    file = new CardFile(old.File, _medium);
                    files.Add(old.File, file);
                }

                file.NameComes(entry);
            }
        }
    }

    /// <summary>Gets all names of files below a folder, in the order of the medium.</summary>
    public IEnumerable<KeyValuePair<string, CardFile>> FilesIn(CardFolder folder)
    {
        foreach (CardEntryNode entry in In(folder))
        {
            if (entry.File is not null)
            {
                yield return new(entry.Path, entry.File);
            }
        }
    }

    /// <summary>Gets all names below a folder, in the order of the medium.</summary>
    public IEnumerable<CardEntryNode> In(CardFolder folder)
    {
        foreach (CardEntryNode? entry in folder.Places)
        {
            if (entry is not null)
            {
                yield return entry;
                foreach (CardEntryNode below in entry.Folder is null ? [] : In(entry.Folder))
                {
                    yield return below;
                }
            }
        }
    }

    public void AllChanged()
    {
        foreach (CardEntryNode entry in _entries.Values)
        {
            entry.File?.Changed();
        }
    }

    private int ClustersOf(CardFolder folder)
    {
        int clusters = 0;
        for (int cluster = folder.Entry.Start; _medium.Table.IsCluster(cluster); cluster = _medium.Table.Next(cluster))
        {
            clusters++;
        }

        return clusters;
    }

    private bool Grow(CardFolder folder, int places)
    {
        int needed = CardFolder.ClustersFor(places, _medium.ClusterBytes);
        int cluster = folder.Entry.Start;
        for (int i = 1; i < needed && cluster > 0; i++)
        {
            cluster = _medium.Table.Extend(cluster, 0);
        }

        return cluster > 0;
    }

    private string AliasOf(CardEntryNode entry)
    {
        string body = System.IO.Path.GetFileNameWithoutExtension(entry.Name).Replace(".", string.Empty, StringComparison.Ordinal);
        string extension = System.IO.Path.GetExtension(entry.Name);
        string head = entry.Path[..^entry.Name.Length] + body[..Math.Min(6, body.Length)].ToUpperInvariant() + "~";
        string tail = extension[..Math.Min(4, extension.Length)].ToUpperInvariant();
        int number = 1;
        while (_entries.ContainsKey(head + number + tail))
        {
            number++;
        }

        return head + number + tail;
    }
}
