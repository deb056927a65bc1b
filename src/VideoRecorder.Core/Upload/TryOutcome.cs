namespace VideoRecorder.Core.Upload
{
    /// <summary>How it stands with a try to send a clip.</summary>
    internal enum TryOutcome
    {
        /// <summary>It goes on.</summary>
        UnderWay = 0,

        /// <summary>It goes on after a pause.</summary>
        Paused = 1,

        /// <summary>It failed; <see cref="UploadTry.NotBefore"/> says when the clip may be sent again.</summary>
        Failed = 2,

        /// <summary>The server has proved that it has the clip.</summary>
        Proved = 3,

        /// <summary>The server took the clip, but its answer proves nothing.</summary>
        Unproved = 4,
    }
}
