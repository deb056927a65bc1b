namespace VideoRecorder.Core.Upload.Targets
{
    using System;
    using VideoRecorder.Core.Http.Replies;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Text;
    using VideoRecorder.Core.Upload.Proof;
    using VideoRecorder.Core.Upload.Protocols;

    /// <summary>A server that gets the clips: its address, its protocol, and how it has behaved.</summary>
    internal sealed class Target
    {
        // It once said that it had a clip before it could. Until the next start nothing but a proof is believed.
        private bool _hasAnsweredTooEarly;

        private Target(UploadAddress address, IUploadProtocol protocol, ServerHealth health)
        {
            IsHttps = address.IsHttps;
            Protocol = protocol;
            Health = health;
        }

        internal bool IsHttps { get; }

        internal IUploadProtocol Protocol { get; }

        internal ServerHealth Health { get; }

        /// <summary>Gets or sets a value indicating whether the log has said that its answers prove nothing.</summary>
        internal bool IsSaidUnproved { get; set; }

        /// <summary>Makes the one that is set.</summary>
        /// <returns>The target; <see langword="null"/> when none is set.</returns>
        internal static Target Of(RecorderSettings settings, Random chance)
        {
            if (!settings.HasTarget)
            {
                return null;
            }

            HttpUrl url;
            string defect;
            if (!HttpUrl.TryParse(settings.UploadUrl, out url, out defect))
            {
                throw new ArgumentException("UploadUrl cannot be used: " + defect);
            }

            UploadAddress address = new UploadAddress(url, settings.UploadApiKey, settings.DeviceName);
            IUploadProtocol protocol = settings.UploadFormat == UploadFormat.Raw
                ? (IUploadProtocol)new RawPost(address, settings.UploadProof)
                : new FormPost(address, settings.UploadProof, chance);
            return new Target(address, protocol, new ServerHealth(settings.MaxUploadRetries, chance));
        }

        /// <summary>Judges a reply.</summary>
        /// <param name="reply">The reply.</param>
        /// <param name="isSent">Whether it came after the last byte of the request was sent.</param>
        internal UploadVerdict Judge(HttpReply reply, bool isSent)
        {
            if (!reply.IsSuccess)
            {
                return StatusRules.Of(reply.Status).Verdict;
            }

            _hasAnsweredTooEarly |= !isSent;
            return isSent ? Protocol.Judge(reply, _hasAnsweredTooEarly) : UploadVerdict.TooEarly;
        }
    }
}
