extern alias firmware;

using firmware::VideoRecorder;
using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Settings;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Firmware;

public class RefusedStartTests : ILed
{
    private readonly VirtualTimeClock _clock = new();
    private int _switched;

    void ILed.Set(bool on) => _switched++;

    [Fact]
    public void All_problems_are_said_again_every_30_seconds_while_the_LED_blinks_fast()
    {
        var lines = new LogLines(_clock);
        var start = new RefusedStart([new SettingProblem("A", "1", "2"), new SettingProblem("B", "3", "4")], this, _clock, lines);
        while (_clock.Milliseconds < 65000)
        {
            _clock.Advance(start.Step());
        }

        string[] said =
        [
            "Not started: 2 settings were refused. Change Configuration.cs or Configuration.Local.cs, build and deploy again.",
            "A is 1. Allowed: 2.",
            "B is 3. Allowed: 4.",
        ];
        Assert.Equal([.. said, .. said, .. said], lines.Texts);
        Assert.InRange(lines.All[3].Time, 30000, 30100);
        Assert.InRange(_switched, 600, 660);
    }
}
