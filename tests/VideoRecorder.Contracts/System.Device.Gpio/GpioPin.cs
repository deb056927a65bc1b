namespace System.Device.Gpio
{
    public sealed class GpioPin
    {
        private GpioPin()
        {
        }

        public void Write(PinValue value) => throw null;
    }
}
