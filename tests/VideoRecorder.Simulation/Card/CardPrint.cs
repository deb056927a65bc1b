namespace VideoRecorder.Simulation.Card;

/// <summary>Fingerprints of media: the same for the same names, sizes, bytes, shared and lost clusters, wherever they lie.</summary>
internal static class CardPrint
{
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>Gets the fingerprint of a medium.</summary>
    public static ulong Of(CardMedium medium)
    {
        Dictionary<int, ulong> sharers = [];
        int[] visits = new int[medium.Table.Count + 2];
        int crossings = 0;
        ulong sum = 0;
        foreach (CardEntryNode entry in medium.Names.In(medium.Root))
        {
            ulong name = OfText(entry.Path);
            ulong shared = sharers.GetValueOrDefault(entry.Start);
            sharers[entry.Start] = shared + name;
            sum += Mix(name, (ulong)entry.Size);
            if (entry.File is not null && entry.Start != 0)
            {
                sum += Mix(name + 1, OfContent(medium, entry.Start, entry.Size));
                sum += medium.Table.IsFree(entry.Start) ? Mix(name, 3) : 0;
                crossings += shared == 0 ? Visit(medium, entry.Start, visits) : 0;
            }
        }

        foreach ((int start, ulong names) in sharers)
        {
            sum += start == 0 ? 0 : Mix(names, 2);
        }

        return Mix(Mix(Mix(sum, (ulong)medium.Table.Free), (ulong)medium.Table.Figure), (ulong)crossings);
    }

    /// <summary>Gets the fingerprint of a file's bytes, as far as its chain goes.</summary>
    public static ulong OfContent(CardMedium medium, int start, long size)
    {
        ulong hash = Seed;
        long at = 0;
        int cluster = start;
        while (at < size && medium.Table.IsCluster(cluster))
        {
            long end = Math.Min(size, at + medium.ClusterBytes);
            for (; at < end; at += medium.Pages.PageBytes)
            {
                hash = Mix(hash, medium.Pages.HashOf(medium.AddressOf(cluster, at), (int)Math.Min(end - at, medium.Pages.PageBytes)));
            }

            cluster = medium.Table.Next(cluster);
        }

        return Mix(hash, (ulong)Math.Min(at, size));
    }

    /// <summary>Marks a chain's clusters, and tells how many of them were marked before.</summary>
    private static int Visit(CardMedium medium, int start, int[] visits)
    {
        int crossings = 0;
        int left = medium.Table.Count;
        for (int cluster = start; left > 0 && medium.Table.IsCluster(cluster); cluster = medium.Table.Next(cluster), left--)
        {
            crossings += visits[cluster]++ > 0 ? 1 : 0;
        }

        return crossings;
    }

    private static ulong OfText(string text)
    {
        ulong hash = Seed;
        foreach (char character in text)
        {
            hash = (hash ^ character) * Prime;
        }

        return Mix(hash, 1);
    }

    private static ulong Mix(ulong hash, ulong number)
    {
        ulong z = (hash ^ number) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
