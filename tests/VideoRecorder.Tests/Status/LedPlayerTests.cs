using VideoRecorder.Core.Led;
using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Status;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Status;

public class LedPlayerTests
{
    private readonly SharedState _state = new(5000);
    private readonly Pin _pin = new();
    private readonly VirtualTimeClock _clock = new();
    private readonly LedPlayer _player;

    public LedPlayerTests() => _player = new LedPlayer(_pin, _clock, _state);

    [Fact]
    public void An_LED_that_was_on_before_the_start_goes_out()
    {
        _player.Step();
        _player.Step();

        Assert.Equal([false], _pin.Calls);
    }

    [Fact]
    public void After_a_fault_it_is_set_again()
    {
        _state.ClipOpens();
        _player.Step();

        _player.Recover();
        _player.Step();

        Assert.Equal([false, true, false, true], _pin.Calls);
    }

    [Fact]
    public void A_recording_whose_clip_cannot_be_opened_is_not_shown_as_one()
    {
        _state.RecordingBegins();

        _player.Step();

        Assert.Equal([false], _pin.Calls);
    }

    [Fact]
    public void A_change_that_failed_is_made_after_the_fault()
    {
        _player.Step();
        _state.ClipOpens();
        _pin.Breaks = true;
        Assert.Throws<InvalidOperationException>(() => _player.Step());
        _pin.Breaks = false;

        _player.Recover();
        _player.Step();

        Assert.True(_pin.Calls[^1]);
    }

    private sealed class Pin : ILed
    {
        public List<bool> Calls { get; } = [];

        public bool Breaks { get; set; }

        public void Set(bool on)
        {
            if (Breaks)
            {
                throw new InvalidOperationException("The pin is stuck.");
            }

            Calls.Add(on);
        }
    }
}
