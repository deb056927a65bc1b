namespace VideoRecorder.Core.Http.Bodies
{
    using VideoRecorder.Core.Ports.Card;

    /// <summary>A body that is the bare clip (<c>application/octet-stream</c>).</summary>
    public sealed class RawBody : RequestBody
    {
        private static readonly byte[] Nothing = new byte[0];

        internal RawBody(IFile clip)
            : base("application/octet-stream", Nothing, clip, Nothing)
        {
        }
    }
}
