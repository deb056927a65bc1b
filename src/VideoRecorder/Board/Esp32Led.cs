namespace VideoRecorder.Board
{
    using System.Device.Gpio;
    using VideoRecorder.Core.Ports;

    /// <summary>The red LED of the board. Also keeps the flash LED dark.</summary>
    public sealed class Esp32Led : ILed
    {
        private readonly GpioPin _status;

        // Held, so that the pin is not given back.
        private readonly GpioPin _flash;

        /// <summary>Initializes a new instance of the <see cref="Esp32Led"/> class; both LEDs are dark then.</summary>
        public Esp32Led()
        {
            GpioController gpio = new GpioController();
            _flash = gpio.OpenPin(Pins.FlashLed, PinMode.Output);
            _flash.Write(PinValue.Low);
            _status = gpio.OpenPin(Pins.StatusLed, PinMode.Output);
            Set(false);
        }

        /// <inheritdoc/>
        public void Set(bool on)
        {
            _status.Write(on ? PinValue.Low : PinValue.High);
        }
    }
}
