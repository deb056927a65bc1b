using System.Diagnostics;
using System.Net.Sockets;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.VirtualBoard;

/// <summary>Of what stands in the folder of the card, regular files and real folders are the card's, and nothing else.</summary>
public sealed class OnlyFilesAndFoldersTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TempFolder _outside = new();
    private readonly FolderCard _card;

    public OnlyFilesAndFoldersTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are neither pipes nor sockets among files");
        _card = new FolderCard(_folder.Path, 1048576);
        _card.Mount();
        File.WriteAllText(_outside.File("film.avi"), "of others");
    }

    public static TheoryData<string> Kinds => ["pipe", "socket", "link", "dangling"];

    public void Dispose()
    {
        _folder.Dispose();
        _outside.Dispose();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_no_regular_file_is_not_listed_opened_marked_or_deleted(string kind)
    {
        using IDisposable? open = Put(kind, "a.avi");

        Assert.Empty(_card.List("/"));
        Assert.Equal(CardError.Denied, Refusal(() => _card.Open("/a.avi", false)));
        Assert.Equal(CardError.Denied, Refusal(() => _card.Open("/a.avi", true)));
        Assert.Equal(CardError.Denied, Refusal(() => _card.SetDelivered("/a.avi", true)));
        Assert.Equal(CardError.AlreadyExists, Refusal(() => _card.Create("/a.avi")));
        Assert.Equal(CardError.AlreadyExists, Refusal(() => _card.CreateFolder("/a.avi")));
        Assert.False(_card.Delete("/a.avi"));
        Assert.False(_card.DeleteFolder("/a.avi"));
        Assert.Equal("of others", File.ReadAllText(_outside.File("film.avi")));
    }

    [Fact]
    public void A_link_to_a_folder_is_not_followed()
    {
        Directory.CreateSymbolicLink(_folder.File("clips"), _outside.Path);

        Assert.Empty(_card.List("/"));
        Assert.Empty(_card.List("/clips"));
        Assert.Contains("/clips is a link", Assert.Throws<CardException>(() => _card.Open("/clips/film.avi", true)).Message);
        Assert.Equal(CardError.AlreadyExists, Refusal(() => _card.Create("/clips/new.avi")));
        Assert.False(_card.Delete("/clips/film.avi"));
        Assert.False(_card.DeleteFolder("/clips"));
        Assert.Single(Directory.GetFiles(_outside.Path));
    }

    [Fact]
    public void The_folder_of_the_card_may_itself_be_a_link()
    {
        string link = _folder.File("card");
        Directory.CreateSymbolicLink(link, _outside.Path);
        FolderCard card = new(link, 1048576);
        card.Mount();

        Assert.Equal("film.avi", Assert.Single(card.List("/")).Name);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Recording_goes_on_beside_what_is_no_file(string kind)
    {
        new RecorderBench(_folder.Path).RunUntil(45_000);
        using IDisposable? clip = Put(kind, "clips/000001/video000001-003.avi");
        File.Delete(_folder.File("log/recorder.log"));
        using IDisposable? log = Put(kind, "log/recorder.log");
        RecorderBench bench = new(_folder.Path);
        bench.RunUntil(199_000);

        Assert.Equal(10, bench.Log.With("Recording video").Count);
        Assert.Equal(13, bench.Catalogue.Count);
        Assert.Single(bench.Log.With("The log cannot be written to the card: "));
    }

    [Fact]
    public void A_link_in_the_place_of_the_clips_is_named_and_nothing_goes_through_it()
    {
        Directory.CreateSymbolicLink(_folder.File("clips"), _outside.Path);
        RecorderBench bench = new(_folder.Path);
        bench.RunUntil(100_000);

        Assert.Single(bench.Log.With("Card error: /clips is a link, which is not followed where a folder belongs"));
        Assert.Single(Directory.GetFileSystemEntries(_outside.Path));
    }

    private static CardError Refusal(Action call) => Assert.Throws<CardException>(call).Error;

    private Socket? Put(string kind, string name)
    {
        string path = _folder.File(name);
        switch (kind)
        {
            case "pipe":
                Process.Start("mkfifo", [path]).WaitForExit();
                return null;
            case "socket":
                Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                socket.Bind(new UnixDomainSocketEndPoint(path));
                return socket;
            case "link":
                File.CreateSymbolicLink(path, _outside.File("film.avi"));
                return null;
            default:
                File.CreateSymbolicLink(path, _outside.File("nothing.avi"));
                return null;
        }
    }
}
