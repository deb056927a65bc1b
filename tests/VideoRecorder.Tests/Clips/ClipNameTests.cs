using VideoRecorder.Core.Clips.Card;
using VideoRecorder.Core.Time;

namespace VideoRecorder.Tests.Clips;

public class ClipNameTests
{
    [Theory]
    [InlineData("20241220143052.avi", 20241220143052, 0, false)]
    [InlineData("20241220143052-000012-003.avi", 20241220143052, 3, true)]
    [InlineData("video000012-003.avi", 0, 3, false)]
    public void A_clip_of_ours_is_read_back_from_its_name(string fileName, long stamp, int index, bool hasTail)
    {
        ClipName name = new();

        Assert.True(name.Parse(12, fileName));
        Assert.Equal((stamp, index, hasTail), (name.Stamp, name.Index, name.HasTail));
        Assert.Equal("/clips/000012/" + fileName, name.Path);
    }

    [Theory]
    [InlineData("holiday.avi")]
    [InlineData("20241220143052.uploaded.avi")]
    [InlineData("202412~1.avi")]
    [InlineData("2024121~1.AVI")]
    [InlineData("HOLIDA~1.AVI")]
    [InlineData("2O2412~1.AVI")]
    [InlineData("202412~.AVI")]
    [InlineData("~1.AVI")]
    [InlineData("202~12~1.AVI")]
    [InlineData("202412~a.AVI")]
    [InlineData("202412~1.MP4")]
    [InlineData("20241220143052.mp4")]
    [InlineData("20241220143052.AVI.txt")]
    [InlineData("2024122014305.avi")]
    [InlineData("20241320143052.avi")]
    [InlineData("20241200143052.avi")]
    [InlineData("20241220243052.avi")]
    [InlineData("20241220146052.avi")]
    [InlineData("20241220143052-000013-003.avi")]
    [InlineData("20241220143052-000012-0x3.avi")]
    [InlineData("20241220143052_copy.avi")]
    [InlineData("video000013-003.avi")]
    [InlineData("video12-3.avi")]
    [InlineData(".avi")]
    [InlineData("")]
    public void A_file_that_is_not_ours_is_not_taken_for_a_clip(string fileName) =>
        Assert.False(new ClipName().Parse(12, fileName));

    [Theory]
    [InlineData("000001", 1)]
    [InlineData("999999", 999999)]
    [InlineData("00001", -1)]
    [InlineData("0000001", -1)]
    [InlineData("00000x", -1)]
    [InlineData("..", -1)]
    public void A_folder_of_clips_has_six_digits(string name, int folder) =>
        Assert.Equal(folder, ClipName.ParseFolder(name));

    [Fact]
    public void In_a_folder_clips_with_a_time_come_before_numbered_ones_and_each_kind_ascends()
    {
        string[] inOrder =
        [
            "202412~1.AVI", "202412~2.AVI", "20241220143052.avi", "20241220143053.avi", "20241220143053-000001-002.avi",
            "20250101000000.avi", "video000001-004.avi", "video000001-010.avi",
        ];
        ClipName[] names = [.. inOrder.Select(Named)];

        for (int i = 0; i < names.Length; i++)
        {
            for (int j = 0; j < names.Length; j++)
            {
                Assert.Equal(Math.Sign(i - j), Math.Sign(names[i].CompareInFolder(names[j])));
            }
        }
    }

    [Fact]
    public void A_time_becomes_the_number_of_the_name() =>
        Assert.Equal(20241220143052, LocalStamp.Of(new DateTime(2024, 12, 20, 14, 30, 52)));

    [Theory]
    [InlineData("202412~1.AVI")]
    [InlineData("202412~9.AVI")]
    [InlineData("202~F0A9.AVI")]
    [InlineData("VIDEO0~1.AVI")]
    [InlineData("VID~5609.AVI")]
    [InlineData("2~00000Z.AVI")]
    public void The_short_name_of_a_clip_is_read_back_too(string fileName)
    {
        ClipName name = new();

        Assert.True(name.Parse(12, fileName));
        Assert.True(name.IsShort);
        Assert.Equal("/clips/000012/" + fileName, name.Path);
    }

    [Theory]
    [InlineData("20241220143052.avi", 20250101000000, "20241220143052.avi")]
    [InlineData("20241220143052-000012-003.avi", 0, "20241220143052-000012-003.avi")]
    [InlineData("video000012-003.avi", 0, "video000012-003.avi")]
    [InlineData("video000012-003.avi", 20241220143052, "20241220143052-000012-003.avi")]
    [InlineData("202412~1.AVI", 20241220143052, "20241220143052-000012-202412-1.avi")]
    [InlineData("VIDEO0~2.AVI", 0, "video000012-VIDEO0-2.avi")]
    public void The_server_sees_the_time_of_the_name_or_else_that_of_the_header(string fileName, long date, string sent)
    {
        ClipName name = new();
        Assert.True(name.Parse(12, fileName));

        Assert.Equal(sent, name.SentName(date));
    }

    private static ClipName Named(string fileName)
    {
        ClipName name = new();
        Assert.True(name.Parse(1, fileName));
        return name;
    }
}
