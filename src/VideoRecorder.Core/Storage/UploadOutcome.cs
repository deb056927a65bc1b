namespace VideoRecorder.Core.Storage
{
    /// <summary>How an upload ended for its clip.</summary>
    public enum UploadOutcome
    {
        /// <summary>Delivered, and the file is deleted.</summary>
        Deleted = 0,

        /// <summary>Delivered, and the file is marked as uploaded and kept.</summary>
        Marked = 1,

        /// <summary>Not delivered; the clip stays first in the queue.</summary>
        Retry = 2,

        /// <summary>Not delivered; the next clip has its turn.</summary>
        Deferred = 3,

        /// <summary>Refused by the server; not to be sent before a certain time.</summary>
        Held = 4,

        /// <summary>The file is no longer on the card.</summary>
        Gone = 5,

        /// <summary>Delivered, and has two names since a power cut: it goes at the next start, or when room is needed.</summary>
        PutOff = 6,
    }
}
