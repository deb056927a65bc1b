namespace VideoRecorder.Core.Upload.Proof
{
    /// <summary>What a server's reply means for the clip and for the queue.</summary>
    public enum UploadVerdict
    {
        /// <summary>The server has proved that it has the clip.</summary>
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

        /// <summary>A success that does not prove that the server has the clip, and does not say that it has not.</summary>
        Unproved = 6,

        /// <summary>A success by its status, a failure by what it says.</summary>
        StatedFailure = 7,

        /// <summary>A page for people: something else than the program that takes clips has answered.</summary>
        Page = 8,

        /// <summary>A success that is about something else than a stored clip.</summary>
        NotStored = 9,

        /// <summary>The clip needs another request.</summary>
        NextRequest = 10,
    }
}
