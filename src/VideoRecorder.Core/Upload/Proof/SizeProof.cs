namespace VideoRecorder.Core.Upload.Proof
{
    using VideoRecorder.Core.Http.Replies;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Text;

    /// <summary>
    /// Judges a 2xx that came after the last byte: does it prove that the server has the clip? In doubt it does not, for the
    /// only copy is at stake.
    /// </summary>
    public static class SizeProof
    {
        /// <summary>Judges an answer.</summary>
        /// <param name="reply">The answer, a 2xx.</param>
        /// <param name="clipLength">The bytes of the clip.</param>
        /// <param name="proof">What counts as a proof.</param>
        /// <returns>What it means.</returns>
        public static UploadVerdict Judge(HttpReply reply, long clipLength, UploadProof proof)
        {
            bool isStatusEnough = proof == UploadProof.Status;
            if (!isStatusEnough && IsOtherSuccess(reply.Status))
            {
                return UploadVerdict.NotStored;
            }

            UploadVerdict unproved = isStatusEnough ? UploadVerdict.Delivered : UploadVerdict.Unproved;
            if (IsEncoded(reply))
            {
                return unproved;
            }

            string text = WithoutMark(reply.Body);
            SizeClaim size = SizeInAnswer.Compare(text, clipLength);
            if (size == SizeClaim.Wrong)
            {
                return UploadVerdict.WrongSize;
            }

            bool isJson = JsonReader.IsJson(text);
            if (isJson && StatedFailure.IsInJson(text))
            {
                return UploadVerdict.StatedFailure;
            }

            return size == SizeClaim.Right ? UploadVerdict.Delivered : isJson ? unproved : OfText(text, unproved, isStatusEnough);
        }

        private static UploadVerdict OfText(string text, UploadVerdict unproved, bool isStatusEnough)
        {
            if (PageText.IsPage(text))
            {
                return isStatusEnough ? UploadVerdict.Delivered : UploadVerdict.Page;
            }

            return FailureWords.AreIn(text) ? UploadVerdict.StatedFailure : unproved;
        }

        /// <summary>203: something in between has changed the answer; 206 and 207: the answer is about parts (RFC 9110, RFC 4918).</summary>
        private static bool IsOtherSuccess(int status) => status == 203 || status == 206 || status == 207;

        private static bool IsEncoded(HttpReply reply)
        {
            string encoding = reply.ContentEncoding.ToLower();
            return encoding.Length > 0 && encoding != "identity";
        }

        /// <summary>Takes off the byte order mark that some editors put before a script.</summary>
        private static string WithoutMark(string text)
        {
            string trimmed = text.Trim();
            return trimmed.Length > 0 && trimmed[0] == '\uFEFF' ? trimmed.Substring(1) : trimmed;
        }
    }
}
