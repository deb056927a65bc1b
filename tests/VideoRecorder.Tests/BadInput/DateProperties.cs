using System.Text;
using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Time;
using VideoRecorder.Tests.Avi;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.BadInput;

/// <summary>What holds for the date in the header of a clip, whatever is in its place.</summary>
public class DateProperties
{
    private const int HeaderBytes = 512;

    private static readonly byte[] _blank = Blank();

    [Fact]
    public void A_date_that_is_read_is_written_as_just_those_bytes() => Inputs.Check("dates in headers", dice =>
    {
        byte[] header = Header(dice);
        dice.Input = header;
        MemoryClip clip = new(header, 0);
        long date = AviDate.Read(clip);
        Assert.Equal(0, clip.Changes);
        if (date == 0)
        {
            return;
        }

        Assert.True(LocalStamp.IsValid(date), $"{date} is no time");
        MemoryClip blank = new(_blank, 0);
        Assert.True(AviDate.TryFillIn(blank, date));
        Assert.Equal(header[HeaderDate.At..(HeaderDate.At + HeaderDate.Bytes)], blank.Bytes.Slice(HeaderDate.At, HeaderDate.Bytes).ToArray());
    });

    [Fact]
    public void Only_a_blank_date_is_filled_in_and_nothing_beside_it_changes() => Inputs.Check("dates that are filled in", dice =>
    {
        byte[] header = Header(dice);
        byte[] bytes = dice.Chance(8) ? header[..dice.Next(HeaderBytes)] : [.. header, .. dice.Bytes(40)];
        DateTime local = Date(dice);
        dice.Input = bytes;
        MemoryClip clip = new(bytes, 0);
        bool isFilledIn = AviDate.TryFillIn(clip, LocalStamp.Of(local));

        Assert.Equal(isFilledIn ? HeaderDate.With(bytes, local) : bytes, clip.Bytes.ToArray());
        Assert.True(!isFilledIn || !bytes.AsSpan(HeaderDate.At, HeaderDate.Bytes).ContainsAnyExcept((byte)0));
        Assert.True(isFilledIn || !bytes.AsSpan().StartsWith(_blank), "a blank date is not filled in");
        Assert.Equal(isFilledIn ? LocalStamp.Of(local) : AviDate.Read(new MemoryClip(bytes, 0)), AviDate.Read(clip));
        Assert.False(isFilledIn && AviDate.TryFillIn(clip, LocalStamp.Of(Date(dice))), "a date is written over");
    });

    [Fact]
    public void A_power_cut_in_a_date_leaves_none_or_that_date() => Inputs.Check("dates that are cut off", dice =>
    {
        DateTime local = Date(dice);
        byte[] whole = HeaderDate.With(_blank, local);
        int cut = HeaderDate.At + dice.Next(HeaderDate.Bytes + 1);
        byte[] torn = dice.Chance(2) ? [.. whole.AsSpan(0, cut), .. _blank.AsSpan(cut)] : [.. _blank.AsSpan(0, cut), .. whole.AsSpan(cut)];
        dice.Input = torn;

        Assert.Contains(AviDate.Read(new MemoryClip(torn, 0)), new[] { 0, LocalStamp.Of(local) });
    });

    private static byte[] Header(Dice dice)
    {
        byte[] header = dice.Chance(3) ? [.. _blank] : HeaderDate.With(_blank, Date(dice));
        Span<byte> place = header.AsSpan(HeaderDate.At, HeaderDate.Bytes);
        switch (dice.Next(8))
        {
            case 0:
                dice.Fill(place);
                break;
            case 1:
                dice.Fill(header);
                break;
            case 2 or 3:
                byte[] text = Encoding.UTF8.GetBytes(dice.Mutate(Encoding.ASCII.GetString(place)));
                place.Clear();
                text.AsSpan(0, Math.Min(text.Length, place.Length)).CopyTo(place);
                break;
            case 4:
                place[dice.Next(place.Length)] = (byte)('0' + dice.Next(10));
                break;
            case 5:
                header[dice.Next(HeaderBytes)] = (byte)dice.Next(256);
                break;
        }

        return header;
    }

    private static DateTime Date(Dice dice) => new DateTime(2000, 1, 1).AddSeconds((long)dice.Next() * 100 % 252_000_000_000);

    private static byte[] Blank()
    {
        MemoryClip clip = new([], HeaderBytes);
        new AviWriter(1).Begin(clip, ClipMaker.Width, ClipMaker.Height, 20);
        return clip.Bytes.ToArray();
    }
}
