namespace VideoRecorder.Core.Clips.Catalogue
{
    /// <summary>Where a clip stands on its way from the camera to the server.</summary>
    public enum ClipState
    {
        /// <summary>Being recorded now.</summary>
        Recording = 0,

        /// <summary>Perhaps cut off: it has to be checked, and repaired if need be, before it may be sent.</summary>
        Unverified = 1,

        /// <summary>Whole, and waiting for its upload.</summary>
        Pending = 2,

        /// <summary>Delivered, and kept on the card until its space is needed.</summary>
        Delivered = 3,
    }
}
