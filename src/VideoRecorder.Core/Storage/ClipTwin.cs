namespace VideoRecorder.Core.Storage
{
    /// <summary>
    /// The second name of a clip. FAT renames by writing the new name before it removes the old one, so a power cut
    /// in between leaves two names for the same bytes; deleting one alone would take them from the other.
    /// </summary>
    public enum ClipTwin
    {
        /// <summary>The clip has one name.</summary>
        None = 0,

        /// <summary>It was being marked as uploaded: the name without the mark is there as well.</summary>
        Unmarked = 1,

        /// <summary>It was being given its time: the numbered name is there as well.</summary>
        Numbered = 2,

        /// <summary>It was being given its time after it was delivered: the numbered name with the mark is there as well.</summary>
        NumberedUploaded = 3,
    }
}
