extern alias firmware;
using System.Text;
using firmware::VideoRecorder.Board.Card;
using firmware::VideoRecorder.Esp32Cam;
using VideoRecorder.Core.Ports.Card;

namespace VideoRecorder.Tests.Firmware;

public class CardTests
{
    public static TheoryData<CardStatus> Errors => [.. Enum.GetValues<CardStatus>().Where(status => status != CardStatus.Ok)];

    [Theory]
    [InlineData("/", @"D:\")]
    [InlineData("/clips", @"D:\clips")]
    [InlineData("/clips/000041/video000041-000.avi", @"D:\clips\000041\video000041-000.avi")]
    public void A_path_of_the_recorder_becomes_one_of_nanoFramework(string path, string mapped) => Assert.Equal(mapped, CardPath.Map("D:", path));

    [Theory]
    [InlineData("")]
    [InlineData("clips")]
    public void A_path_that_does_not_start_at_the_root_is_refused(string path) =>
        Assert.Equal(CardError.NotFound, Assert.Throws<CardException>(() => CardPath.Map("D:", path)).Error);

    [Fact]
    public void Entries_are_read_from_the_blocks_of_a_folder()
    {
        var entries = new FolderEntries();
        for (int block = 0; block < 20; block++)
        {
            Assert.True(entries.Add([.. Entry("20241220143052.avi", 0x89ABCDEF, 0), .. Entry("000042", 512, CardVolume.FolderFlag), 9, 9], 36));
        }

        Assert.True(entries.Add([], 0));
        CardEntry[] all = entries.ToArray();
        Assert.Equal(40, all.Length);
        Assert.Equal(("20241220143052.avi", 0x89ABCDEF, false), (all[38].Name, all[38].Size, all[38].IsFolder));
        Assert.Equal(("000042", 0L, true), (all[39].Name, all[39].Size, all[39].IsFolder));
    }

    [Theory]
    [InlineData(CardVolume.ArchiveFlag, false)]
    [InlineData(0, true)]
    [InlineData(CardVolume.FolderFlag, false)]
    [InlineData(CardVolume.FolderFlag | CardVolume.ArchiveFlag, false)]
    public void A_file_without_the_archive_attribute_is_delivered(byte flags, bool isDelivered)
    {
        var entries = new FolderEntries();
        Assert.True(entries.Add(Entry("a.avi", 1, flags), 11));
        Assert.Equal(isDelivered, Assert.Single(entries.ToArray()).IsDelivered);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(8)]
    public void A_block_that_ends_in_the_middle_of_an_entry_is_told(int used)
    {
        var entries = new FolderEntries();
        Assert.False(entries.Add(Entry("a.avi", 1, 0), used));
        Assert.Empty(entries.ToArray());
    }

    [Fact]
    public void A_name_may_be_as_long_as_FAT_allows()
    {
        var entries = new FolderEntries();
        byte[] block = Entry(new string('n', 255), 1, 0);
        Assert.True(entries.Add(block, block.Length));
        Assert.Equal(255, entries.ToArray()[0].Name.Length);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void Each_error_is_said_in_words_that_a_sentence_can_follow(CardStatus status)
    {
        CardException error = CardFault.Translate(status, "/clips/a.avi");
        Assert.Matches("^[a-z/].*[a-zA-Z0-9)]$", error.Message);
        Assert.Equal(status == CardStatus.NoFolder ? CardError.AlreadyExists : Enum.TryParse(status.ToString(), out CardError same) ? same : CardError.Failed, error.Error);
    }

    [Theory]
    [InlineData(CardStatus.NotPresent, false)]
    [InlineData(CardStatus.Failed, false)]
    [InlineData(CardStatus.TimedOut, false)]
    [InlineData(CardStatus.Full, true)]
    [InlineData(CardStatus.NotFound, true)]
    [InlineData(CardStatus.AlreadyExists, true)]
    [InlineData(CardStatus.NoMemory, true)]
    public void Only_a_card_that_is_gone_or_fails_is_mounted_again(CardStatus status, bool staysMounted)
    {
        var state = new CardState { IsMounted = true };
        Assert.Throws<CardException>(() => state.Check((int)status, "/clips"));
        Assert.Equal(staysMounted, state.IsMounted);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    public void A_count_or_a_handle_is_no_error(int answer)
    {
        var state = new CardState { IsMounted = true };
        state.Check(answer, "/clips");
        Assert.True(state.IsMounted);
    }

    private static byte[] Entry(string name, uint size, byte flags) =>
        [.. BitConverter.GetBytes(size), flags, (byte)name.Length, .. Encoding.ASCII.GetBytes(name)];
}
