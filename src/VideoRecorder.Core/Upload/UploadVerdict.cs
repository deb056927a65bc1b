namespace VideoRecorder.Core.Upload
{
    /// <summary>What a server's reply means for the clip and for the queue.</summary>
    public enum UploadVerdict
    {
        /// <summary>The server has the clip.</summary>
        Delivered = 0,

        /// <summary>The server is in trouble: the whole queue waits.</summary>
        ServerBusy = 1,

        /// <summary>The server refuses this recorder or knows no such address: the whole queue waits for long.</summary>
        ServerRefuses = 2,

        /// <summary>The server refuses this clip: only it waits.</summary>
        ClipRefused = 3,

        /// <summary>The server says that it has the clip, but cannot: it answered too early.</summary>
        TooEarly = 4,

        /// <summary>The server says that it has the clip, but stored another number of bytes.</summary>
        WrongSize = 5,
    }
}
