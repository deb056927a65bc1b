namespace VideoRecorder.Core.Upload.Protocols
{
    using VideoRecorder.Core.Http.Replies;
    using VideoRecorder.Core.Upload.Proof;

    /// <summary>Turns a clip into one or more requests, and judges the replies.</summary>
    internal interface IUploadProtocol
    {
        /// <summary>Begins with a clip.</summary>
        void Begin(OutgoingClip clip);

        /// <summary>Gives the next request for it.</summary>
        UploadRequest Next();

        /// <summary>Judges the reply to that request, a 2xx that came after its last byte.</summary>
        /// <param name="reply">The reply.</param>
        /// <param name="isDoubted">Whether the server has lied before: then only a proof counts.</param>
        /// <returns>What it means; <see cref="UploadVerdict.NextRequest"/> where the clip needs another one.</returns>
        UploadVerdict Judge(HttpReply reply, bool isDoubted);
    }
}
