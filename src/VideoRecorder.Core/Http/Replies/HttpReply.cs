namespace VideoRecorder.Core.Http.Replies
{
    /// <summary>What a server answered.</summary>
    public sealed class HttpReply
    {
        /// <summary>The longest part of a reply's body that is kept, in bytes; the rest is not read.</summary>
        public const int MaxBodyBytes = 4096;

        /// <summary>Gets or sets the status code, 200 to 599.</summary>
        public int Status { get; set; }

        /// <summary>Gets or sets the start of the body as text, at most <see cref="MaxBodyBytes"/> bytes of it.</summary>
        public string Body { get; set; } = string.Empty;

        /// <summary>Gets or sets the <c>Content-Encoding</c> field (RFC 9110, 8.4) as sent, or empty.</summary>
        public string ContentEncoding { get; set; } = string.Empty;

        /// <summary>Gets or sets the <c>Content-Type</c> field (RFC 9110, 8.3) as sent, or empty.</summary>
        public string ContentType { get; set; } = string.Empty;

        /// <summary>Gets or sets the <c>Date</c> field (RFC 9110, 6.6.1) as sent, or empty.</summary>
        public string Date { get; set; } = string.Empty;

        /// <summary>Gets or sets the <c>ETag</c> field (RFC 9110, 8.8.3) as sent, or empty.</summary>
        public string ETag { get; set; } = string.Empty;

        /// <summary>Gets or sets the <c>Location</c> field (RFC 9110, 10.2.2) as sent, or empty.</summary>
        public string Location { get; set; } = string.Empty;

        /// <summary>Gets or sets the <c>Retry-After</c> field (RFC 9110, 10.2.3) as sent, or empty.</summary>
        public string RetryAfter { get; set; } = string.Empty;

        /// <summary>Gets or sets the <c>Upload-Offset</c> field (tus 1.0) as sent, or empty.</summary>
        public string UploadOffset { get; set; } = string.Empty;

        /// <summary>Gets or sets the <c>Content-Length</c> field in bytes; below 0 when it was not sent.</summary>
        public long ContentLength { get; set; } = -1;

        /// <summary>Gets a value indicating whether this is a 2xx.</summary>
        public bool IsSuccess => Status >= 200 && Status < 300;
    }
}
