using System.Runtime.InteropServices;
using System.Text;
using VideoRecorder.Core.Log;

namespace VideoRecorder.Tests.BadInput;

/// <summary>
/// What holds for the files on the card that the recorder goes on with and that are no clips: its log. The folders' names,
/// which are its counter, are checked in <see cref="ScanProperties"/>.
/// </summary>
public class LogFileProperties
{
    private const string Log = "/log/recorder.log";
    private const string OldLog = "/log/recorder.1.log";
    private const int MostBytes = 262_144;
    private const int BlockBytes = 4096;

    [Fact]
    public void The_log_stays_within_its_bound_and_has_each_line_once() => Inputs.Check("log files on the card", dice =>
    {
        LogCard card = new(dice);
        Put(dice, card, Log);
        Put(dice, card, OldLog);
        long first = card.LengthOf(Log);
        dice.Input = $"{first} {card.IsFolder(Log)} {card.LengthOf(OldLog)} {card.IsFolder(OldLog)}";
        LogQueue lines = new();
        CardLogFile file = new(card, lines);
        StringBuilder given = new();
        for (int round = dice.Next(5); round >= 0; round--)
        {
            card.MayFail = round > 0;
            for (int i = dice.Next(8); i > 0; i--)
            {
                string line = dice.Text(dice.Chance(20) ? 3000 : 30);
                given.Append(Cut(line + "\r\n"));
                lines.Add(line);
            }

            for (int write = 0; write < 12; write++)
            {
                file.Step((round * -10_000_000L) + (write * 100_000L) + 100_000_000L);
                Assert.InRange(card.LengthOf(Log), 0, Math.Max(first, MostBytes + BlockBytes));
            }
        }

        string appended = Encoding.Latin1.GetString(CollectionsMarshal.AsSpan(card.Appended));
        Assert.Equal(card.IsFolder(Log) ? string.Empty : given.ToString(), appended);
    });

    private static void Put(Dice dice, LogCard card, string path)
    {
        switch (dice.Next(4))
        {
            case 1:
                card.PutFile(path, dice.Next());
                break;
            case 2:
                card.PutFile(path, MostBytes - 200 + dice.Next(400));
                break;
            case 3:
                card.PutFolder(path);
                break;
        }
    }

    private static string Cut(string line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line);
        return Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, BlockBytes));
    }
}
