using System.IO.Enumeration;
using Microsoft.Win32.SafeHandles;

namespace VideoRecorder.VirtualBoard.Card;

/// <summary>
/// Where a PC keeps that a file was delivered. On Windows that is the attribute <em>archive</em>, cleared, as on FAT. Elsewhere
/// it is the sticky bit, set: no file has it by itself, so a file is pending where no one marked it or the bit cannot be kept.
/// </summary>
internal static class DeliveredMark
{
    /// <summary>Tells whether a file in a listing is marked.</summary>
    /// <param name="entry">The file. When its length was asked for before, the disk is not asked again.</param>
    /// <returns>Whether it is marked; <see langword="false"/> when it is gone by now.</returns>
    public static bool IsOn(ref FileSystemEntry entry) => OperatingSystem.IsWindows()
        ? IsOn(entry.Attributes)
        : entry.ToFileSystemInfo() is { Exists: true } file && IsOn(file.UnixFileMode);

    /// <summary>Sets or removes the mark of a file.</summary>
    /// <param name="path">The file's path on the PC.</param>
    /// <param name="isDelivered">Whether it is marked from now on.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It cannot be marked.</exception>
    public static void Set(string path, bool isDelivered)
    {
        FileInfo file = new(path);
        if (!file.Exists)
        {
            throw new FileNotFoundException();
        }

        Try(() =>
        {
            if (OperatingSystem.IsWindows())
            {
                file.Attributes = With(file.Attributes, isDelivered);
            }
            else
            {
                file.UnixFileMode = With(file.UnixFileMode, isDelivered);
            }
        });
    }

    /// <summary>Tells whether an open file is marked.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsOn(SafeFileHandle file) =>
        OperatingSystem.IsWindows() ? IsOn(File.GetAttributes(file)) : IsOn(File.GetUnixFileMode(file));

    /// <summary>Removes the mark of an open file.</summary>
    /// <param name="file">The file, open for writing.</param>
    /// <exception cref="IOException">It stays marked.</exception>
    public static void Remove(SafeFileHandle file) => Try(() =>
    {
        if (OperatingSystem.IsWindows())
        {
            File.SetAttributes(file, With(File.GetAttributes(file), false));
        }
        else
        {
            File.SetUnixFileMode(file, With(File.GetUnixFileMode(file), false));
        }
    });

    /// <summary>Gives the attributes that a file on Windows has with or without the mark.</summary>
    /// <param name="attributes">Those that it has.</param>
    /// <param name="isDelivered">Whether it is to be marked.</param>
    /// <returns>The same but for the archive attribute; never none, which Windows takes for "leave them as they are".</returns>
    public static FileAttributes With(FileAttributes attributes, bool isDelivered)
    {
        FileAttributes others = attributes & ~(FileAttributes.Archive | FileAttributes.Normal);
        return !isDelivered ? others | FileAttributes.Archive : others != 0 ? others : FileAttributes.Normal;
    }

    private static bool IsOn(FileAttributes attributes) => (attributes & FileAttributes.Archive) == 0;

    private static bool IsOn(UnixFileMode mode) => (mode & UnixFileMode.StickyBit) != 0;

    // only its owner may mark a file: that this is denied says nothing about the rest of the card
    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    private static UnixFileMode With(UnixFileMode mode, bool isDelivered) =>
        isDelivered ? mode | UnixFileMode.StickyBit : mode & ~UnixFileMode.StickyBit;
}
