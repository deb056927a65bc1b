using System.Buffers;
using System.Globalization;

namespace VideoRecorder.Simulation.Card;

/// <summary>The names on a medium, found by their path. Upper and lower case are the same, as on FAT.</summary>
internal sealed class CardNames
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|\0");
    private readonly CardMedium _medium;
    private readonly Dictionary<string, CardEntryNode> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, CardEntryNode>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly HashSet<string> _aliases = new(StringComparer.OrdinalIgnoreCase);

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
        entry.Alias = entry.Places > 1 ? AliasOf(entry) : path;
        _aliases.Add(entry.Alias);
        return entry;
    }

    /// <summary>Tells whether a folder has no space for one more name of this length.</summary>
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
        _aliases.Remove(entry.Alias);
        entry.File?.NameGoes();
    }

    /// <summary>The long form of a name is gone, its short one is left.</summary>
    public CardEntryNode LeaveAlias(CardEntryNode entry)
    {
        CardFolder parent = entry.Parent!;
        CardEntryNode alias = new(entry.Alias, parent)
        {
            Size = entry.Size,
            Start = entry.Start,
            IsDelivered = entry.IsDelivered,
            IsForeign = entry.IsForeign,
        };
        CardFile? file = entry.File;
        Remove(entry);
        parent.Add(alias, entry.Place + entry.Places - 1);
        _entries.Add(alias.Path, alias);
        _aliases.Add(alias.Alias);
        file?.NameComes(alias);
        return alias;
    }

    /// <summary>Copies all names into an empty folder of this medium.</summary>
    public void CopyFrom(CardFolder source, CardFolder target)
    {
        foreach (CardEntryNode? old in source.Places)
        {
            if (old is null)
            {
                continue;
            }

            CardEntryNode entry = new(old.Path, target)
            {
                Size = old.Size,
                Start = old.Start,
                Places = old.Places,
                IsDelivered = old.IsDelivered,
                Alias = old.Alias,
                IsForeign = old.IsForeign,
                IsJunk = old.IsJunk,
            };
            target.Add(entry, old.Place);
            if (!old.IsJunk)
            {
                _entries.Add(entry.Path, entry);
                _aliases.Add(entry.Alias);
            }

            if (old.Folder is not null)
            {
                entry.Folder = new CardFolder(entry);
                CopyFrom(old.Folder, entry.Folder);
            }
            else if (old.File is not null)
            {
                new CardFile(old.File, _medium).NameComes(entry);
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
            cluster = _medium.Table.Extend(cluster);
        }

        return cluster > 0;
    }

    /// <summary>Makes the short name of a long one as FatFs does: numbered up to 5, then with a number made of the long name.</summary>
    private string AliasOf(CardEntryNode entry)
    {
        const int numbered = 5;
        string body = System.IO.Path.GetFileNameWithoutExtension(entry.Name).Replace(".", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
        string extension = System.IO.Path.GetExtension(entry.Name).ToUpperInvariant();
        for (uint number = 1; ; number++)
        {
            string tail = "~" + (number > numbered ? HashOf(entry.Name, number) : number).ToString("X", CultureInfo.InvariantCulture);
            string alias = entry.Path[..^entry.Name.Length] + body[..Math.Min(body.Length, 8 - tail.Length)] + tail
                + extension[..Math.Min(extension.Length, 4)];
            if (!_aliases.Contains(alias))
            {
                return alias;
            }
        }
    }

    private static uint HashOf(string name, uint number)
    {
        const uint polynomial = 0x11021;
        foreach (char character in name)
        {
            for (int bit = 0; bit < 16; bit++)
            {
                number = (number << 1) + ((uint)(character >> bit) & 1);
                number ^= (number & 0x10000) != 0 ? polynomial : 0;
            }
        }

        return number;
    }
}
