namespace VideoRecorder.Board
{
    /// <summary>
    /// The pins of the AI-Thinker ESP32-CAM that managed code drives. Those of the camera and of the card are taken by their
    /// native drivers: camera 0, 5, 18, 19, 21, 22, 23, 25, 26, 27, 32, 34, 35, 36, 39; card in 1-bit mode 2, 14, 15.
    /// </summary>
    internal static class Pins
    {
        /// <summary>The small red LED on the back; lit while the pin is low.</summary>
        public const int StatusLed = 33;

        /// <summary>
        /// The bright flash LED on the front; lit while the pin is high. It hangs on a data line of the card that 1-bit mode
        /// leaves free, whose pull-up makes it glow unless it is held low.
        /// </summary>
        public const int FlashLed = 4;

        /// <summary>The slot of the card at nanoFramework's SD driver.</summary>
        public const uint CardSlot = 0;

        /// <summary>The drive that the slot gets.</summary>
        public const string CardDrive = "D:";
    }
}
