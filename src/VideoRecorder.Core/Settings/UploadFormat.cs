namespace VideoRecorder.Core.Settings
{
    /// <summary>How the body of an upload request is built.</summary>
    public enum UploadFormat
    {
        /// <summary>A form with the fields <c>device</c> and <c>file</c> (multipart/form-data, RFC 7578).</summary>
        Multipart = 0,

        /// <summary>The bare bytes of the clip (application/octet-stream).</summary>
        Raw = 1,
    }
}
