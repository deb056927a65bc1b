namespace VideoRecorder.Simulation.Card;

/// <summary>The FAT: which cluster follows which. It gives clusters out and takes them back in FatFs's order.</summary>
internal sealed class ClusterTable
{
    /// <summary>The chain is broken: FatFs's internal error.</summary>
    public const int Broken = -1;

    /// <summary>No cluster is free, or the figure says so.</summary>
    public const int Full = 0;

    private const int First = 2;
    private const int End = int.MaxValue;
    private readonly int[] _next;
    private readonly Action<int, int>? _changing;

    /// <summary>Makes an empty table.</summary>
    /// <param name="clusters">How many clusters there are.</param>
    /// <param name="changing">Told of each change with the cluster and its old value, before it is made.</param>
    public ClusterTable(int clusters, Action<int, int>? changing)
    {
        _next = new int[clusters + First];
        _changing = changing;
        Free = clusters;
        Figure = clusters;
    }

    /// <summary>Makes a copy.</summary>
    public ClusterTable(ClusterTable other, Action<int, int>? changing)
    {
        _next = (int[])other._next.Clone();
        _changing = changing;
        Free = other.Free;
        Figure = other.Figure;
        Last = other.Last;
    }

    public int Count => _next.Length - First;

    /// <summary>Gets how many clusters are free.</summary>
    public int Free { get; private set; }

    /// <summary>Gets or sets how many the file system believes to be free: it never counts them again after a cut.</summary>
    public int Figure { get; set; }

    /// <summary>Gets or sets the cluster that was given out last, or 0.</summary>
    public int Last { get; set; }

    public bool IsCluster(int number) => number >= First && number < _next.Length;

    /// <summary>Gets the next cluster of a chain; anything that <see cref="IsCluster"/> denies ends it.</summary>
    public int Next(int cluster) => IsCluster(cluster) ? _next[cluster] : Broken;

    /// <summary>Sets what follows a cluster.</summary>
    /// <returns>What followed before.</returns>
    public int Set(int cluster, int next)
    {
        int old = _next[cluster];
        _next[cluster] = next;
        int change = (next == 0 ? 1 : 0) - (old == 0 ? 1 : 0);
        Free += change;
        return old;
    }

    /// <summary>Gets the cluster after this one; gives one out where the chain ends. From 0 a new chain begins.</summary>
    /// <returns>The cluster, <see cref="Full"/> or <see cref="Broken"/>.</returns>
    public int Extend(int cluster)
    {
        if (cluster != 0)
        {
            int next = Next(cluster);
            if (next < First || IsCluster(next))
            {
                return next < First ? Broken : next;
            }
        }

        int found = Figure > 0 ? Find(cluster) : Full;
        if (found != Full)
        {
            Change(found, End);
            if (cluster != 0)
            {
                Change(cluster, found);
            }

            Last = found;
            Figure--;
        }

        return found;
    }

    /// <summary>Frees a chain from a cluster on.</summary>
    /// <param name="cluster">Its first cluster; nothing happens if that is none.</param>
    /// <param name="before">The cluster that becomes the last one of the chain, or 0.</param>
    public void Release(int cluster, int before)
    {
        if (before != 0)
        {
            Change(before, End);
        }

        while (IsCluster(cluster) && _next[cluster] != 0)
        {
            int next = _next[cluster];
            Change(cluster, 0);
            Figure += Figure < Count ? 1 : 0;
            cluster = next;
        }
    }

    private int Find(int cluster)
    {
        int start = cluster != 0 ? cluster : IsCluster(Last) ? Last : First - 1;
        if (cluster != 0)
        {
            int neighbour = cluster + 1 < _next.Length ? cluster + 1 : First;
            if (_next[neighbour] == 0)
            {
                return neighbour;
            }

            start = IsCluster(Last) ? Last : cluster;
        }

        int at = Array.IndexOf(_next, 0, start + 1);
        if (at < 0)
        {
            at = Array.IndexOf(_next, 0, First, start + 1 - First);
        }

        return at < 0 ? Full : at;
    }

    private void Change(int cluster, int next)
    {
        _changing?.Invoke(cluster, _next[cluster]);
        Set(cluster, next);
    }
}
