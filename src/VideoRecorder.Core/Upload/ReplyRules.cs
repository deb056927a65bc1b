namespace VideoRecorder.Core.Upload
{
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Core.Text;

    /// <summary>The rules by which a reply is a proof of delivery, or a failure of a certain kind.</summary>
    public static class ReplyRules
    {
        /// <summary>Judges a reply.</summary>
        /// <param name="reply">The reply.</param>
        /// <param name="isBodySent">Whether it came after the last byte of the body was sent.</param>
        /// <param name="clipLength">The bytes of the clip.</param>
        /// <returns>What it means.</returns>
        public static UploadVerdict Judge(UploadReply reply, bool isBodySent, long clipLength)
        {
            int status = reply.Status;
            if (status >= 200 && status < 300)
            {
                return JudgeSuccess(reply.Body, isBodySent, clipLength);
            }

            // A redirect is not followed: the address is wrong, as with 404.
            if (status == 401 || status == 403 || status == 404 || (status >= 300 && status < 400))
            {
                return UploadVerdict.ServerRefuses;
            }

            bool isOfClip = status >= 400 && status < 500 && status != 408 && status != 429;
            return isOfClip ? UploadVerdict.ClipRefused : UploadVerdict.ServerBusy;
        }

        private static UploadVerdict JudgeSuccess(string body, bool isBodySent, long clipLength)
        {
            if (!isBodySent)
            {
                return UploadVerdict.TooEarly;
            }

            long size;
            return JsonSize.TryFind(body, out size) && size != clipLength
                ? UploadVerdict.WrongSize
                : UploadVerdict.Delivered;
        }
    }
}
