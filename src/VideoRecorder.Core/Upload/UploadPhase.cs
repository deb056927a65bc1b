namespace VideoRecorder.Core.Upload
{
    /// <summary>Where the uploader stands.</summary>
    internal enum UploadPhase
    {
        /// <summary>No request is open.</summary>
        Idle = 0,

        /// <summary>The body is being sent.</summary>
        Sending = 1,

        /// <summary>The body has ended, or the server answered before its end.</summary>
        AwaitingReply = 2,

        /// <summary>The server has the clip; it is still to be deleted or marked.</summary>
        Delivered = 3,
    }
}
