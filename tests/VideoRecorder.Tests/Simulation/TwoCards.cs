using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.Tests.Simulation;

/// <summary>Makes the same calls on two cards, none of which the port forbids, and compares what they give.</summary>
internal sealed class TwoCards(ICard model, ICard? truth)
{
    private static readonly string[] Folders = ["/", "/clips", "/clips/000001", "/clips/000001/deeper", "/log", "/b.avi"];
    private static readonly string[] Paths =
    [
        "/a.avi", "/b.avi", "/clips", "/clips/video000001-001.avi", "/clips/000001/20241220143052.avi", "/log/recorder.log",
        "/clips/000001/x.avi", "no path", "/a?.avi", "/trailing.", "/clips/000001/deeper/y.avi",
    ];

    private readonly List<Pair> _open = [];

    public void Do(CardCall call)
    {
        string path = Paths[call.First % Paths.Length];
        string folder = Folders[call.First % Folders.Length];
        switch (call.Kind % 16)
        {
            case 0 or 1:
                Open(path, true, card => card.Create(path));
                break;
            case 2:
                bool writes = call.Second % 2 == 0;
                if (!IsOpen(path))
                {
                    Open(path, writes, card => card.Open(path, writes));
                }

                break;
            case 3:
                if (!IsOpen(path) && IsName(path))
                {
                    Both(card => Nothing(() => card.SetDelivered(path, call.Second % 3 > 0)));
                }

                break;
            case 4:
                if (!IsOpen(path) && IsName(path))
                {
                    Both(card => card.Delete(path));
                }

                break;
            case 5 or 6:
                Both(card => Nothing(() => card.CreateFolder(folder)));
                break;
            case 7:
                Both(card => card.DeleteFolder(folder));
                break;
            case 8:
                Both(card => string.Join(' ', card.List(folder).Select(entry => entry.Name + entry.IsFolder).Order(StringComparer.Ordinal)));
                break;
            default:
                if (_open.Count > 0)
                {
                    Use(_open[call.First % _open.Count], call);
                }

                break;
        }
    }

    public void CloseAll()
    {
        foreach (Pair file in _open)
        {
            Both(file, one => Nothing(one.Close));
        }

        _open.Clear();
    }

    /// <summary>Compares all names, sizes and bytes.</summary>
    public void CompareAll()
    {
        foreach (string folder in Folders)
        {
            Both(card => string.Join(' ', card.List(folder).Select(entry => entry.Name + entry.Size + entry.IsFolder + entry.IsDelivered).Order(StringComparer.Ordinal)));
        }

        foreach (string path in Paths)
        {
            Both(card => Convert.ToHexString(ReadAll(card.Open(path, false))));
        }
    }

    private static byte[] ReadAll(IFile file)
    {
        byte[] bytes = new byte[file.Length];
        Assert.Equal(bytes.Length, file.Read(0, bytes, 0, bytes.Length));
        file.Close();
        return bytes;
    }

    private static object Nothing(Action call)
    {
        call();
        return "done";
    }

    /// <summary>Makes a call and gives its result, or its error.</summary>
    private static object Try<T>(T subject, Func<T, object> call)
    {
        try
        {
            return call(subject);
        }
        catch (CardException e)
        {
            return e.Error;
        }
    }

    private static bool IsName(string path) => path[0] == '/' && path[^1] != '.' && !path.Contains('?', StringComparison.Ordinal);

    private bool IsOpen(string path) => _open.Exists(file => file.Path == path);

    private void Open(string path, bool isWritable, Func<ICard, IFile> call)
    {
        object one = Try(model, call);
        object? other = truth is null ? null : Try(truth, call);
        if (one is IFile file)
        {
            Assert.True(truth is null || other is IFile);
            _open.Add(new Pair(path, isWritable, file, other as IFile));
        }
        else if (truth is not null)
        {
            Assert.Equal(other, one);
        }
    }

    private void Use(Pair file, CardCall call)
    {
        int length = (int)file.Model.Length;
        int position = length == 0 ? 0 : call.Second % length;
        int count = call.Second % 3000;
        switch (call.Kind % 16)
        {
            case 9 or 10 or 11 when file.IsWritable:
                Both(file, one => Nothing(() => one.Append(SimulatedCard.Bytes(count, call.First), 0, count)));
                break;
            case 12 when file.IsWritable:
                count = Math.Min(count, length - position);
                Both(file, one => Nothing(() => one.Overwrite(position, SimulatedCard.Bytes(count, call.First), 0, count)));
                break;
            case 13 when file.IsWritable:
                Both(file, one => Nothing(() => one.Truncate(position)));
                break;
            case 14:
                Both(file, one => Nothing(one.Sync));
                break;
            case 15:
                Both(file, one => Nothing(one.Close));
                _open.Remove(file);
                break;
            default:
                byte[] bytes = new byte[count];
                Both(file, one => one.Read(position, bytes, 0, count) + Convert.ToHexString(bytes));
                break;
        }

        Both(file, one => one.Length);
    }

    private void Both(Func<ICard, object> call)
    {
        object one = Try(model, call);
        object? other = truth is null ? null : Try(truth, call);
        if (other is not null)
        {
            Assert.Equal(other, one);
        }
    }

    private static void Both(Pair file, Func<IFile, object> call)
    {
        object one = Try(file.Model, call);
        if (file.Truth is not null)
        {
            Assert.Equal(Try(file.Truth, call), one);
        }
    }

    private sealed record Pair(string Path, bool IsWritable, IFile Model, IFile? Truth);
}
