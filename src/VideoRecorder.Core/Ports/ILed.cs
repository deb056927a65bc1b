namespace VideoRecorder.Core.Ports
{
    /// <summary>The status LED of a board.</summary>
    public interface ILed
    {
        /// <summary>Switches the LED.</summary>
        /// <param name="on"><see langword="true"/> lights it.</param>
        void Set(bool on);
    }
}
