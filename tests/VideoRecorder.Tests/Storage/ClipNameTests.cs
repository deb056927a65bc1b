using VideoRecorder.Core.Storage;

namespace VideoRecorder.Tests.Storage;

public class ClipNameTests
{
    [Theory]
    [InlineData("20241220143052.avi", 20241220143052, 0, false, false)]
    [InlineData("20241220143052-000012-003.avi", 20241220143052, 3, true, false)]
    [InlineData("video000012-003.avi", 0, 3, false, false)]
    [InlineData("20241220143052.uploaded.avi", 20241220143052, 0, false, true)]
    [InlineData("video000012-199.uploaded.avi", 0, 199, false, true)]
    public void A_clip_of_ours_is_read_back_from_its_name(string fileName, long stamp, int index, bool hasTail, bool isUploaded)
    {
        ClipName name = new();

        Assert.True(name.Parse(12, fileName));
        Assert.Equal((stamp, index, hasTail, isUploaded), (name.Stamp, name.Index, name.HasTail, name.IsUploaded));
        Assert.Equal("/clips/000012/" + fileName, name.Path);
    }

    [Theory]
    [InlineData("holiday.avi")]
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
            "20241220143052.avi", "20241220143053.uploaded.avi", "20241220143053-000001-002.avi",
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
        Assert.Equal(20241220143052, ClipName.ToStamp(new DateTime(2024, 12, 20, 14, 30, 52)));

    private static ClipName Named(string fileName)
    {
        ClipName name = new();
        Assert.True(name.Parse(1, fileName));
        return name;
    }
}
