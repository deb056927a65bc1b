namespace VideoRecorder.Core.Upload.Protocols
{
    using VideoRecorder.Core.Http;
    using VideoRecorder.Core.Text;

    /// <summary>Where clips go, and as whom.</summary>
    internal sealed class UploadAddress
    {
        private readonly HttpUrl _url;
        private readonly string _apiKey;

        internal UploadAddress(HttpUrl url, string apiKey, string device)
        {
            _url = url;
            _apiKey = apiKey;
            Device = device;
        }

        /// <summary>Gets the name of the recorder.</summary>
        internal string Device { get; }

        internal bool IsHttps => _url.IsHttps;

        /// <summary>
        /// Makes a request with what all have in common. Without a <c>User-Agent</c> some servers answer 403; a compressed
        /// answer could not be read.
        /// </summary>
        internal HttpRequest NewRequest(string method)
        {
            HttpRequest request = new HttpRequest(method, _url);
            request.Add("User-Agent", "VideoRecorder/" + ProductVersion.Number + " (" + FieldText.Encode(Device) + ")");
            request.Add("Accept-Encoding", "identity");
            if (_apiKey.Length > 0)
            {
                request.Add("Authorization", "Bearer " + _apiKey);
            }

            return request;
        }
    }
}
