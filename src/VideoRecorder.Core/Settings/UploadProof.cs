namespace VideoRecorder.Core.Settings
{
    /// <summary>What an answer must say before a delivered clip is deleted.</summary>
    public enum UploadProof
    {
        /// <summary>A 2xx with the size of the clip. A 2xx without it marks the clip as delivered, and deletes nothing.</summary>
        Size = 0,

        /// <summary>Any 2xx, for servers that cannot tell the size.</summary>
        Status = 1,
    }
}
