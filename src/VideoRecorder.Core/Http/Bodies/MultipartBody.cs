namespace VideoRecorder.Core.Http.Bodies
{
    using System.Text;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Text;

    /// <summary>
    /// A form (<c>multipart/form-data</c>, RFC 7578) with the text field <c>device</c> and the clip as the file field
    /// <c>file</c>.
    /// </summary>
    public sealed class MultipartBody : RequestBody
    {
        private const string LineEnd = "\r\n";

        internal MultipartBody(IFile clip, string fileName, string device, string boundary)
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

        private static byte[] After(string boundary) => Encoding.UTF8.GetBytes(LineEnd + "--" + boundary + "--" + LineEnd);
    }
}
