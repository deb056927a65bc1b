namespace VideoRecorder.Core.Upload.Protocols
{
    using VideoRecorder.Core.Http.Bodies;
    using VideoRecorder.Core.Settings;

    /// <summary>Posts the bare clip.</summary>
    internal sealed class RawPost : ClipPost
    {
        internal RawPost(UploadAddress address, UploadProof proof)
            : base(address, proof)
        {
        }

        protected override RequestBody NewBody() => new RawBody(Clip.File);
    }
}
