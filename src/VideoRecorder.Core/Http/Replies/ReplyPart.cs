namespace VideoRecorder.Core.Http.Replies
{
    /// <summary>The part of a reply that is read next (RFC 9112).</summary>
    internal enum ReplyPart
    {
        /// <summary>The status line, of the final reply or of an interim one.</summary>
        StatusLine = 0,

        /// <summary>A header field, or the empty line after the last one.</summary>
        Field = 1,

        /// <summary>The body, or the data of a chunk of it.</summary>
        Body = 2,

        /// <summary>The line with the length of the next chunk.</summary>
        ChunkLength = 3,

        /// <summary>The line end after a chunk.</summary>
        ChunkEnd = 4,

        /// <summary>A line after the last chunk, up to an empty one: nothing in it is wanted.</summary>
        Trailer = 5,

        /// <summary>Nothing: all has been read that is wanted.</summary>
        Nothing = 6,
    }
}
