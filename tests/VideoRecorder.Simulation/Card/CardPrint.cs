namespace VideoRecorder.Simulation.Card;

/// <summary>Fingerprints of media: the same for the same names, marks, sizes, bytes and lost clusters, wherever they lie.</summary>
internal static class CardPrint
{
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>Gets the fingerprint of a medium.</summary>
    public static ulong Of(CardMedium medium)
    {
        ulong sum = 0;
        foreach (CardEntryNode entry in medium.Names.In(medium.Root))
        {
            ulong name = OfText(entry.Path);
            sum += Mix(name, (ulong)entry.Size) + Mix(name, entry.IsDelivered ? 2UL : 1);
            sum += entry.File is null ? 0 : Mix(name + 1, OfContent(medium, entry.Start, entry.Size));
        }

        return Mix(Mix(sum, (ulong)medium.Table.Free), (ulong)medium.Table.Figure);
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
