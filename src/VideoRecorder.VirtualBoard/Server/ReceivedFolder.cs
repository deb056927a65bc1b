namespace VideoRecorder.VirtualBoard.Server;

/// <summary>
/// The folder of received clips. A clip is streamed to a temporary name first and never replaces another; no name
/// that a client gives leads out of the folder.
/// </summary>
public sealed class ReceivedFolder
{
    private const string TemporaryPattern = ".receiving-*.part";
    private const string DefaultName = "clip.avi";
    private const int MaxNameLength = 120;
    private const int MaxExtensionLength = 16;

    private static readonly HashSet<string> DeviceNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    private readonly string _folder;

    /// <summary>Initializes a new instance of the <see cref="ReceivedFolder"/> class. Makes the folder, and removes what an earlier run did not finish.</summary>
    /// <param name="folder">The folder.</param>
    public ReceivedFolder(string folder)
    {
        _folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(_folder);
        foreach (string unfinished in Directory.EnumerateFiles(_folder, TemporaryPattern))
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Makes a name for the folder out of what a client sent.</summary>
    /// <param name="sent">The name, with whatever path.</param>
    /// <returns>A plain file name.</returns>
    public static string SafeName(string? sent)
    {
        string name = (sent ?? string.Empty).Split('/', '\\')[^1];
        name = new string(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_').ToArray());
        name = name.Trim('.', '_');
        if (name.Length > MaxNameLength)
        {
            string extension = Path.GetExtension(name);
            extension = extension.Length <= MaxExtensionLength ? extension : string.Empty;
            name = name[..(MaxNameLength - extension.Length)].TrimEnd('.', '_') + extension;
        }

        return name.Length == 0 || DeviceNames.Contains(name.Split('.')[0]) ? DefaultName : name;
    }

    /// <summary>Copies what comes to a file and closes it. Its own errors are told from those of the content.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="file">The file; closed at the end, whatever it is.</param>
    /// <param name="stop">Ends the wait for more bytes.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="StorageException">The file does not take them.</exception>
    /// <exception cref="IOException">They cannot be read to their end.</exception>
    public static async Task<long> CopyAndCloseAsync(Stream content, FileStream file, CancellationToken stop)
    {
        try
        {
            byte[] piece = new byte[64 * 1024];
            long length = 0;
            int count;
            while ((count = await content.ReadAsync(piece, stop)) > 0)
            {
                length += Try(() =>
                {
                    file.Write(piece, 0, count);
                    return count;
                });
            }

            return length;
        }
        finally
        {
            // closing writes what is left in a buffer, and may fail like any other write
            Try(() =>
            {
                file.Dispose();
                return true;
            });
        }
    }

    /// <summary>Stores a clip.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="sentName">The name that the client sent.</param>
    /// <param name="stop">Ends the wait for more bytes.</param>
    /// <returns>The name that it has now, and its bytes.</returns>
    /// <exception cref="StorageException">The folder does not take it.</exception>
    /// <exception cref="IOException">The bytes cannot be read to their end.</exception>
    public async Task<(string Name, long Size)> StoreAsync(Stream content, string? sentName, CancellationToken stop)
    {
        string temporary = Path.Combine(_folder, TemporaryPattern.Replace("*", Guid.NewGuid().ToString("N"), StringComparison.Ordinal));
        try
        {
            FileStream file = Try(() => new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None));
            long size = await CopyAndCloseAsync(content, file, stop);
            return (Try(() => MoveIntoPlace(temporary, SafeName(sentName))), size);
        }
        finally
        {
            Discard(temporary);
        }
    }

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // the next start removes it
        }
    }

    private static T Try<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(e);
        }
    }

    /// <summary>Takes a free name by making an empty file of it, which two clips at once cannot both do, and replaces that.</summary>
    private string MoveIntoPlace(string temporary, string name)
    {
        string claimed = Claim(name);
        string target = Path.Combine(_folder, claimed);
        try
        {
            File.Move(temporary, target, overwrite: true);
            return claimed;
        }
        catch
        {
            File.Delete(target);
            throw;
        }
    }

    private string Claim(string name)
    {
        string stem = Path.GetFileNameWithoutExtension(name);
        string extension = Path.GetExtension(name);
        for (int number = 1; ; number++)
        {
            string candidate = number == 1 ? name : $"{stem}-{number}{extension}";
            string target = Path.Combine(_folder, candidate);
            try
            {
                using FileStream file = new(target, FileMode.CreateNew);
                return candidate;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && (File.Exists(target) || Directory.Exists(target)))
            {
                // taken: the next number
            }
        }
    }
}
