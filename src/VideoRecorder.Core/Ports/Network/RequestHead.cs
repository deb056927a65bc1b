namespace VideoRecorder.Core.Ports.Network
{
    /// <summary>The target and the header fields of an upload request.</summary>
    public sealed class RequestHead
    {
        /// <summary>Gets or sets the absolute URL, http or https.</summary>
        public string Url { get; set; }

        /// <summary>Gets or sets the <c>Content-Type</c>.</summary>
        public string ContentType { get; set; }

        /// <summary>Gets or sets the exact length of the body in bytes (<c>Content-Length</c>).</summary>
        public long ContentLength { get; set; }

        /// <summary>Gets or sets the <c>X-Filename</c>: the clip's name without its path.</summary>
        public string FileName { get; set; }

        /// <summary>Gets or sets the <c>X-Device</c>.</summary>
        public string Device { get; set; }

        /// <summary>Gets or sets the bearer key of the <c>Authorization</c> field (RFC 6750); empty sends none.</summary>
        public string ApiKey { get; set; }
    }
}
