namespace System.Device.Gpio
{
    public sealed class GpioController
    {
        public GpioController()
        {
        }

        public GpioPin OpenPin(int pinNumber, PinMode mode) => throw null;
    }
}
