using System.Globalization;
using System.Text;
using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Time;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Avi;

/// <summary>The date in the header of a clip, as a power cut may leave it too.</summary>
public sealed class AviDateTests : IDisposable
{
    private const int At = 220;
    private const int Bytes = 26;

    private readonly TempFolder _folder = new();
    private readonly FileClip _clip;

    public AviDateTests()
    {
        _clip = FileClip.Create(_folder.File("clip.avi"));
        new AviWriter(10).Begin(_clip, 64, 48, 20);
    }

    public void Dispose()
    {
        _clip.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_day_of_the_week_is_right_for_a_hundred_years()
    {
        byte[] blank = Header();
        for (DateTime day = new(2000, 1, 1); day.Year < 2100; day = day.AddDays(13))
        {
            Put(blank);
            AviDate.TryFillIn(_clip, LocalStamp.Of(day));
            Assert.Equal(day.ToString("ddd MMM dd HH:mm:ss yyyy\n", CultureInfo.InvariantCulture) + "\0", Encoding.ASCII.GetString(Header(), At, Bytes));
        }
    }

    [Fact]
    public void A_clip_has_no_date_after_a_cut_anywhere_in_the_writing_of_it()
    {
        byte[] blank = Header();
        AviDate.TryFillIn(_clip, 20241220143052);
        byte[] dated = Header();
        for (int cut = At + 1; cut < At + Bytes - 1; cut++)
        {
            foreach ((byte[] first, byte[] rest) in new[] { (dated, blank), (blank, dated) })
            {
                Put([.. first[..cut], .. rest[cut..]]);
                Assert.Equal(0, AviDate.Read(_clip));
            }
        }
    }

    private byte[] Header()
    {
        byte[] header = new byte[512];
        Assert.Equal(512, _clip.Read(0, header, 0, 512));
        return header;
    }

    private void Put(byte[] header) => _clip.Overwrite(0, header, 0, 512);
}
