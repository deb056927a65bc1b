using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.Simulation.Card;

/// <summary>A folder on the medium: a row of places of 32 bytes, which names take and leave.</summary>
internal sealed class CardFolder
{
    public const int PlacesOfSector = 16;
    private const int PlaceBytes = 32;
    private const int LongNamePart = 13;
    private readonly int _reserved;
    private int _firstFree;

    /// <summary>Makes an empty folder.</summary>
    /// <param name="entry">Its own entry.</param>
    public CardFolder(CardEntryNode entry)
    {
        Entry = entry;

        // A folder below the root has places for itself and its parent.
        _reserved = entry.Parent is null ? 0 : 2;
        _firstFree = _reserved;
        for (int i = 0; i < _reserved; i++)
        {
            Places.Add(null);
        }
    }

    public CardEntryNode Entry { get; }

    /// <summary>Gets its places: an entry stands in its first one, null in the others and in free ones.</summary>
    public List<CardEntryNode?> Places { get; } = [];

    /// <summary>Gets how many names are in it.</summary>
    public int Count { get; private set; }

    /// <summary>Gets how many places a name takes.</summary>
    public static int PlacesFor(string name) => IsShort(name) ? 1 : 1 + ((name.Length + LongNamePart - 1) / LongNamePart);

    /// <summary>Finds the first free places for a name.</summary>
    public int Find(int places)
    {
        int run = 0;
        int at = _firstFree;
        while (at < Places.Count && run < places)
        {
            CardEntryNode? entry = Places[at];
            run = entry is null ? run + 1 : 0;
            at += entry?.Places ?? 1;
        }

        return at - run;
    }

    /// <summary>Gets how many clusters so many places need.</summary>
    public static int ClustersFor(int places, int clusterBytes) => ((places * PlaceBytes) + clusterBytes - 1) / clusterBytes;

    /// <summary>Gets how many places are in so many clusters.</summary>
    public static int PlacesIn(int clusters, int clusterBytes) => clusters * (clusterBytes / PlaceBytes);

    public void Add(CardEntryNode entry, int place)
    {
        entry.Place = place;
        while (Places.Count < place + entry.Places)
        {
            Places.Add(null);
        }

        Places[place] = entry;
        Count++;
        if (place <= _firstFree)
        {
            _firstFree = place + entry.Places;
        }
    }

    public void Remove(CardEntryNode entry)
    {
        Places[entry.Place] = null;
        Count--;
        _firstFree = Math.Min(_firstFree, entry.Place);
    }

    public CardEntry[] List()
    {
        CardEntry[] entries = new CardEntry[Count];
        int found = 0;
        foreach (CardEntryNode? entry in Places)
        {
            if (entry is not null)
            {
                entries[found++] = new CardEntry(entry.Name, entry.Folder is null ? entry.Size : 0, entry.Folder is not null, entry.IsDelivered);
            }
        }

        return entries;
    }

    /// <summary>Tells whether a name needs no long form: 8.3, and its letters all of one case on each side of the dot.</summary>
    private static bool IsShort(ReadOnlySpan<char> name)
    {
        int dot = name.IndexOf('.');
        ReadOnlySpan<char> body = dot < 0 ? name : name[..dot];
        ReadOnlySpan<char> extension = dot < 0 ? [] : name[(dot + 1)..];
        return body.Length is > 0 and <= 8 && extension.Length <= 3 && !extension.Contains('.') && !name.Contains(' ')
            && IsOneCase(body) && IsOneCase(extension);
    }

    private static bool IsOneCase(ReadOnlySpan<char> text) =>
        !text.ContainsAnyInRange('a', 'z') || !text.ContainsAnyInRange('A', 'Z');
}
