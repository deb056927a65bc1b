using System.ComponentModel;
using System.Diagnostics;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>
/// A folder as the card that can really be broken: on a file system of its own, mounted for the test. Where that cannot be done
/// (no root, no loop device, VIDEORECORDER_NO_MOUNT=1) the error is injected. <see cref="Way"/> tells which.
/// </summary>
internal sealed class BreakableCard : IDisposable
{
    public const string Injected = "injected";
    private const string Ext4 = "ext4 on a loop device";
    private const string Tmpfs = "tmpfs";
    private const string Moved = "the folder is moved away";
    private const int Megabytes = 16;

    private static readonly Lazy<bool> _canMountTmpfs = new(() => CanMount(mount => TryRun("mount", "-t", "tmpfs", "-o", "size=1m", "videorecorder", mount)));
    private static readonly Lazy<bool> _canMountExt4 = new(() => CanMount(mount => MakeExt4(mount + ".img", 1) && MountExt4(mount + ".img", mount)));

    private readonly TempFolder _folder = new();
    private readonly CardBreak _break;
    private readonly string _mount;
    private readonly string _image;
    private HookedCard? _hooked;
    private bool _isMounted;
    private volatile bool _isBroken;

    public BreakableCard(CardBreak what)
    {
        _break = what;
        Way = WayOf(what);
        _mount = _folder.File("mount");
        _image = _folder.File("card.img");
        Directory.CreateDirectory(_mount);
        _isMounted = Way switch
        {
            Ext4 => MakeExt4(_image, Megabytes) && MountExt4(_image, _mount),
            Tmpfs => TryRun("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "videorecorder", _mount),
            _ => false,
        };
        Folder = Path.Combine(_mount, "card");
        Directory.CreateDirectory(Folder);
    }

    /// <summary>Gets how the card is broken here.</summary>
    public string Way { get; }

    public string Folder { get; }

    public bool IsBroken => _isBroken;

    private bool IsInjected => _isBroken && Way == Injected;

    /// <summary>Gets or sets what is told of each call.</summary>
    public Action<CardCall, string> Before { get; set; } = (_, _) => { };

    public static string WayOf(CardBreak what) => what switch
    {
        CardBreak.Gone => Moved,
        CardBreak.Full => _canMountTmpfs.Value ? Tmpfs : Injected,
        _ => _canMountExt4.Value ? Ext4 : Injected,
    };

    public ICard Wrap(ICard card) => _hooked = new HookedCard(card)
    {
        SaysFull = IsInjected && _break == CardBreak.Full,
        Before = (call, path) =>
        {
            Before(call, path);
            if (IsInjected && Hits(_break, call))
            {
                throw Error(_break, path);
            }
        },
    };

    /// <summary>Has the system write what it holds back, as after a while.</summary>
    public void Settle() => TryRun("sync");

    /// <summary>Breaks it, in whatever the recorder is doing.</summary>
    public void Break()
    {
        if (Way == Injected)
        {
            _hooked!.SaysFull = _break == CardBreak.Full;
        }
        else if (_break == CardBreak.Gone)
        {
            Directory.Move(Folder, Folder + ".away");
        }
        else if (_break == CardBreak.Full)
        {
            Fill();
        }
        else if (_break == CardBreak.ReadOnly)
        {
            // as the kernel does with a card on which it finds an error
            string device = Path.GetFileName(Output("findmnt", "-n", "-o", "SOURCE", _mount));
            File.WriteAllText($"/sys/fs/ext4/{device}/trigger_fs_error", "1");
        }
        else
        {
            Ext4Shutdown.Do(_mount);
        }

        _isBroken = true;
    }

    /// <summary>Makes it good again: puts it back, frees space, or has it checked elsewhere and put back.</summary>
    public void Cure()
    {
        if (Way == Injected)
        {
            _hooked!.SaysFull = false;
        }
        else if (_break == CardBreak.Gone)
        {
            Directory.Move(Folder + ".away", Folder);
        }
        else if (_break == CardBreak.Full)
        {
            File.Delete(_folder.File("mount/others"));
        }
        else
        {
            Unmount();
            TryRun("fsck.ext4", "-p", _image);
            Assert.True(_isMounted = MountExt4(_image, _mount), "It cannot be mounted again.");
        }

        _isBroken = false;
    }

    public void Dispose()
    {
        Unmount();
        _folder.Dispose();
    }

    private static bool Hits(CardBreak fault, CardCall call) => fault switch
    {
        CardBreak.Failing => call is not (CardCall.Mount or CardCall.GetSpace or CardCall.List),
        CardBreak.ReadOnly => call is CardCall.CreateFolder or CardCall.DeleteFolder or CardCall.Create or CardCall.OpenToWrite
            or CardCall.SetDelivered or CardCall.Delete or CardCall.Append or CardCall.AppendFrame or CardCall.Overwrite or CardCall.Truncate or CardCall.Sync,
        _ => call is CardCall.CreateFolder or CardCall.Append or CardCall.AppendFrame,
    };

    private static CardException Error(CardBreak fault, string path) => fault switch
    {
        CardBreak.Failing => new CardException(CardError.Failed, "The card failed at " + path),
        CardBreak.ReadOnly => new CardException(CardError.ReadOnly, "The card is write-protected"),
        _ => new CardException(CardError.Full, "The card is full"),
    };

    private static bool MakeExt4(string image, int megabytes)
    {
        using (FileStream file = File.Create(image))
        {
            file.SetLength(megabytes * 1048576L);
        }

        return TryRun("mkfs.ext4", "-q", "-F", "-m", "0", image);
    }

    private static bool MountExt4(string image, string mount) => TryRun("mount", "-o", "loop,errors=remount-ro", image, mount);

    private static bool CanMount(Func<string, bool> mount)
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("VIDEORECORDER_NO_MOUNT") == "1")
        {
            return false;
        }

        using var folder = new TempFolder();
        string place = folder.File("mount");
        Directory.CreateDirectory(place);
        return mount(place) && TryUnmount(place);
    }

    /// <summary>Unmounts; a part of the board, or of the system, may hold a file for a moment yet.</summary>
    private static bool TryUnmount(string mount)
    {
        bool isFree = false;
        for (int i = 0; i < 100 && !isFree; i++)
        {
            isFree = TryRun("umount", mount);
            Thread.Sleep(isFree ? 0 : 20);
        }

        return isFree;
    }

    private static bool TryRun(string command, params string[] arguments) => Run(command, arguments, out _) == 0;

    private static string Output(string command, params string[] arguments)
    {
        int exitCode = Run(command, arguments, out string output);
        return exitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{command} gives {exitCode}");
    }

    private static int Run(string command, string[] arguments, out string output)
    {
        ProcessStartInfo start = new(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] += ":/usr/sbin:/sbin";
        output = string.Empty;
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            _ = errors.Result;
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return -1;
        }
    }

    /// <summary>Takes the last byte, as another program would.</summary>
    private void Fill()
    {
        using FileStream file = new(_folder.File("mount/others"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (byte[] block = new byte[4096]; ; file.Write(block))
            {
            }
        }
        catch (IOException)
        {
            // full
        }
    }

    private void Unmount()
    {
        if (!_isMounted)
        {
            return;
        }

        _isMounted = !TryUnmount(_mount) && !TryRun("umount", "--lazy", _mount);
    }
}
