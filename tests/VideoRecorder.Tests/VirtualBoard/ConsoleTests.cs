using VideoRecorder.Core.Led;
using VideoRecorder.Core.Ports;
using VideoRecorder.VirtualBoard.Status;

namespace VideoRecorder.Tests.VirtualBoard;

public sealed class ConsoleTests
{
    private readonly ManualTime _time = new();
    private readonly LineLog _log = new();

    [Fact]
    public void Lines_are_bare_where_no_colours_are_shown()
    {
        var output = new StringWriter { NewLine = "\n" };
        var log = new ConsoleLog(output, isColoured: false);

        log.Write(LogLevel.Error, "grave");
        log.Write(LogLevel.Information, string.Empty);
        log.Write(LogLevel.Information, "usual");

        Assert.Equal("grave\n\nusual\n", output.ToString());
    }

    [Fact]
    public void Only_warnings_errors_and_details_are_coloured()
    {
        var output = new StringWriter { NewLine = "\n" };
        var log = new ConsoleLog(output, isColoured: true);

        log.Write(LogLevel.Information, "usual");
        log.Write(LogLevel.Error, "grave");

        Assert.Equal("usual\n\e[31mgrave\e[0m\n", output.ToString());
    }

    [Fact]
    public void Each_pattern_of_the_led_is_told_once_however_often_it_repeats()
    {
        using var led = new ConsoleLed(_log, _time);
        Repeat(led, 3, LedPattern.Connected, 5);
        Repeat(led, 3, LedPattern.Uploading, 5);
        led.Set(true);
        _time.Advance(10);
        led.Set(false);
        _time.Advance(20);
        Repeat(led, 3, LedPattern.NoCamera, 4);
        Repeat(led, 3, LedPattern.NoCard, 4);
        Repeat(led, 50, LedPattern.RefusedSettings, 0.2);
        led.Set(false);
        _time.Advance(20);

        Assert.Equal(
            ["1 flash", "2 flashes", "solid on", "dark", "3 long flashes", "4 long flashes", "blinking", "dark"],
            _log.Lines.Select(l => l["[LED] ".Length..]));
    }

    [Theory]
    [InlineData(1, 200, 330, "1 flash")]
    [InlineData(1, 200, 700, "1 flash")]
    [InlineData(2, 100, 310, "2 flashes")]
    [InlineData(3, 400, 300, "3 long flashes")]
    [InlineData(4, 400, 600, "4 long flashes")]
    public void Flashes_that_a_busy_pc_stretches_or_cuts_are_still_told(int count, int meantMs, int shownMs, string shown)
    {
        using var led = new ConsoleLed(_log, _time);
        foreach (int ms in new[] { meantMs, shownMs, shownMs })
        {
            for (int i = 0; i < count; i++)
            {
                led.Set(true);
                _time.Advance(ms / 1000.0);
                led.Set(false);
                _time.Advance(0.3);
            }

            _time.Advance(4);
        }

        Assert.Equal(["[LED] " + shown], _log.Lines);
    }

    [Fact]
    public void A_led_that_never_lights_is_dark()
    {
        using var led = new ConsoleLed(_log, _time);
        _time.Advance(60);

        Assert.Equal(["[LED] dark"], _log.Lines);
    }

    private void Repeat(ConsoleLed led, int times, LedPattern pattern, double periodSec)
    {
        for (int i = 0; i < times; i++)
        {
            double elapsed = 0;
            while (elapsed < periodSec - 0.0005)
            {
                led.Set(pattern.IsLit((long)(elapsed * 1000 + 0.5), out int next));
                _time.Advance(next / 1000.0);
                elapsed += next / 1000.0;
            }
        }
    }
}
