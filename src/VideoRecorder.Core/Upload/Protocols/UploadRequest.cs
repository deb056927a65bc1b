namespace VideoRecorder.Core.Upload.Protocols
{
    using VideoRecorder.Core.Http;
    using VideoRecorder.Core.Http.Bodies;

    /// <summary>A request that a protocol wants to be sent.</summary>
    internal sealed class UploadRequest
    {
        internal UploadRequest(HttpRequest head, RequestBody body)
        {
            Head = head;
            Body = body;
        }

        internal HttpRequest Head { get; }

        /// <summary>Gets the body; <see langword="null"/> where the request has none.</summary>
        internal RequestBody Body { get; }
    }
}
