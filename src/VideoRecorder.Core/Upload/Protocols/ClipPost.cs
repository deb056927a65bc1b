namespace VideoRecorder.Core.Upload.Protocols
{
    using VideoRecorder.Core.Http;
    using VideoRecorder.Core.Http.Bodies;
    using VideoRecorder.Core.Http.Replies;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Text;
    using VideoRecorder.Core.Upload.Proof;

    /// <summary>Sends a clip in one POST (RFC 9110, 9.3.3) to the URL itself. The answer should tell the size of what was stored.</summary>
    internal abstract class ClipPost : IUploadProtocol
    {
        private readonly UploadAddress _address;
        private readonly UploadProof _proof;

        internal ClipPost(UploadAddress address, UploadProof proof)
        {
            _address = address;
            _proof = proof;
        }

        /// <summary>Gets the clip under way.</summary>
        protected OutgoingClip Clip { get; private set; }

        /// <summary>Gets the name that the server sees of the recorder.</summary>
        protected string Device => _address.Device;

        public void Begin(OutgoingClip clip)
        {
            Clip = clip;
        }

        public UploadRequest Next()
        {
            RequestBody body = NewBody();
            HttpRequest head = _address.NewRequest("POST");
            head.Add("Content-Type", body.ContentType);
            head.Add("X-Filename", FieldText.Encode(Clip.Name));
            head.Add("X-Device", FieldText.Encode(Device));
            head.Add("Content-Length", body.Length.ToString());
            return new UploadRequest(head, body);
        }

        public UploadVerdict Judge(HttpReply reply, bool isDoubted)
        {
            UploadVerdict verdict = SizeProof.Judge(reply, Clip.Length, isDoubted ? UploadProof.Size : _proof);
            return isDoubted && verdict == UploadVerdict.Unproved ? UploadVerdict.TooEarly : verdict;
        }

        /// <summary>Makes the body with the clip in it.</summary>
        protected abstract RequestBody NewBody();
    }
}
