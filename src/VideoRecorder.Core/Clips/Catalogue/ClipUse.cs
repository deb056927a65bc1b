namespace VideoRecorder.Core.Clips.Catalogue
{
    /// <summary>What a clip is leased for.</summary>
    public enum ClipUse
    {
        /// <summary>To be sent: the oldest pending clip that need not wait.</summary>
        Upload = 0,

        /// <summary>To be deleted for its space: the oldest delivered clip, or where there is none the oldest of all, but never the last one.</summary>
        Eviction = 1,

        /// <summary>To be checked: the oldest unverified clip.</summary>
        Check = 2,

        /// <summary>To get its date: the oldest clip of this start that was recorded before the clock was known.</summary>
        Date = 3,

        /// <summary>To be deleted for its space, where only a delivered clip may be: the oldest of these, but never the last clip.</summary>
        DeliveredEviction = 4,
    }
}
