namespace VideoRecorder.Core.Upload
{
    using VideoRecorder.Core.Avi;

    /// <summary>A body that is the bare clip (<c>application/octet-stream</c>).</summary>
    public sealed class RawBody : UploadBody
    {
        private static readonly byte[] Nothing = new byte[0];

        /// <summary>Initializes a new instance of the <see cref="RawBody"/> class.</summary>
        /// <param name="clip">The clip, open for reading; it stays the caller's.</param>
        public RawBody(IClipFile clip)
            : base("application/octet-stream", Nothing, clip, Nothing)
        {
        }
    }
}
