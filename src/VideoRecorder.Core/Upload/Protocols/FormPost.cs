namespace VideoRecorder.Core.Upload.Protocols
{
    using System;
    using System.Text;
    using VideoRecorder.Core.Http.Bodies;
    using VideoRecorder.Core.Settings;

    /// <summary>Posts a form with the clip in it, each with a boundary of its own.</summary>
    internal sealed class FormPost : ClipPost
    {
        private const int BoundaryBytes = 16;

        private readonly Random _chance;

        internal FormPost(UploadAddress address, UploadProof proof, Random chance)
            : base(address, proof)
        {
            _chance = chance;
        }

        protected override RequestBody NewBody() => new MultipartBody(Clip.File, Clip.Name, Device, NewBoundary());

        private string NewBoundary()
        {
            byte[] random = new byte[BoundaryBytes];
            _chance.NextBytes(random);
            StringBuilder boundary = new StringBuilder();
            boundary.Append("VideoRecorder");
            for (int i = 0; i < random.Length; i++)
            {
                boundary.Append(((int)random[i]).ToString("x2"));
            }

            return boundary.ToString();
        }
    }
}
