namespace VideoRecorder.Core.Ports.Network
{
    using VideoRecorder.Core.Http;

    /// <summary>What a server answered.</summary>
    public sealed class UploadReply
    {
        /// <summary>The longest part of a reply's body that is kept, in bytes; the rest is not read.</summary>
        public const int MaxBodyBytes = 4096;

        /// <summary>Initializes a new instance of the <see cref="UploadReply"/> class.</summary>
        /// <param name="status">The HTTP status code, 200 to 599.</param>
        /// <param name="retryAfter">The <c>Retry-After</c> field as sent, or empty (RFC 9110, 10.2.3).</param>
        /// <param name="body">The start of the body as text, at most <see cref="MaxBodyBytes"/> bytes of it.</param>
        public UploadReply(int status, string retryAfter, string body)
        {
            Status = status;
            RetryAfter = retryAfter;
            Body = body;
        }

        /// <summary>Gets the HTTP status code, 200 to 599.</summary>
        public int Status { get; }

        /// <summary>Gets the <c>Retry-After</c> field as sent, or empty.</summary>
        public string RetryAfter { get; }

        /// <summary>Gets the start of the body as text.</summary>
        public string Body { get; }
    }
}
