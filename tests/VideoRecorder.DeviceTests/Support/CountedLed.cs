namespace VideoRecorder.DeviceTests.Support
{
    using VideoRecorder.Core.Ports;

    /// <summary>An LED that tells what was done with it.</summary>
    public sealed class CountedLed : ILed
    {
        /// <summary>Gets a value indicating whether it is lit.</summary>
        public bool IsLit { get; private set; }

        /// <summary>Gets how often it was set.</summary>
        public int Calls { get; private set; }

        /// <inheritdoc/>
        public void Set(bool on)
        {
            IsLit = on;
            Calls++;
        }
    }
}
