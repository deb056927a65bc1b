namespace VideoRecorder.Core.Storage
{
    /// <summary>Where a clip stands on its way from the camera to the server.</summary>
    public enum ClipState
    {
        /// <summary>Being recorded now.</summary>
        Recording = 0,

        /// <summary>Found at boot as the last clip of its folder: to be looked at, perhaps to be repaired.</summary>
        Unchecked = 1,

        /// <summary>Whole, and waiting for its upload.</summary>
        Pending = 2,

        /// <summary>Waiting at the back of the queue, after its tries failed.</summary>
        Deferred = 3,

        /// <summary>Refused by the server for now; not sent before a certain time.</summary>
        Held = 4,

        /// <summary>Delivered and kept on the card.</summary>
        Uploaded = 5,

        /// <summary>Being deleted to make room.</summary>
        Evicting = 6,

        /// <summary>The card fails on just this file: it is neither sent nor deleted before the card is looked
        /// through again.</summary>
        Stuck = 7,
    }
}
