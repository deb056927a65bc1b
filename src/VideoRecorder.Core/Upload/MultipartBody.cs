namespace VideoRecorder.Core.Upload
{
    using System.Text;
    using VideoRecorder.Core.Avi;

    /// <summary>
    /// A form (<c>multipart/form-data</c>, RFC 7578) with the text field <c>device</c> and the clip as the file field
    /// <c>file</c>.
    /// </summary>
    public sealed class MultipartBody : UploadBody
    {
        private const string LineEnd = "\r\n";

        /// <summary>Initializes a new instance of the <see cref="MultipartBody"/> class.</summary>
        /// <param name="clip">The clip, open for reading; it stays the caller's.</param>
        /// <param name="fileName">The clip's name for the server; any text (<see cref="FieldText"/>).</param>
        /// <param name="device">The name of the device; any text.</param>
        /// <param name="boundary">What separates the fields: 1 to 70 letters and digits (RFC 2046, 5.1.1), in no clip.</param>
        public MultipartBody(IClipFile clip, string fileName, string device, string boundary)
            : base("multipart/form-data; boundary=" + boundary, Before(fileName, device, boundary), clip, After(boundary))
        {
        }

        private static byte[] Before(string fileName, string device, string boundary)
        {
            StringBuilder text = new StringBuilder();
            text.Append("--").Append(boundary).Append(LineEnd);
            text.Append("Content-Disposition: form-data; name=\"device\"").Append(LineEnd).Append(LineEnd);
            text.Append(FieldText.Encode(device)).Append(LineEnd);
            text.Append("--").Append(boundary).Append(LineEnd);
            text.Append("Content-Disposition: form-data; name=\"file\"; filename=\"");
            text.Append(FieldText.Encode(fileName)).Append("\"").Append(LineEnd);
            text.Append("Content-Type: video/x-msvideo").Append(LineEnd).Append(LineEnd);
            return Encoding.UTF8.GetBytes(text.ToString());
        }

        private static byte[] After(string boundary)
        {
            return Encoding.UTF8.GetBytes(LineEnd + "--" + boundary + "--" + LineEnd);
        }
    }
}
