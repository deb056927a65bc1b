namespace VideoRecorder.Core.Status
{
    /// <summary>What keeps the recorder from recording, as the LED shows it.</summary>
    public enum RecorderFault
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>The card is missing, full beyond help or failing.</summary>
        NoCard = 1,

        /// <summary>The camera does not answer or has failed.</summary>
        NoCamera = 2,

        /// <summary>The settings were refused; nothing has started.</summary>
        RefusedSettings = 3,
    }
}
