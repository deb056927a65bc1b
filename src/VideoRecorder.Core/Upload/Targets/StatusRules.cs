namespace VideoRecorder.Core.Upload.Targets
{
    using VideoRecorder.Core.Upload.Proof;

    /// <summary>What each status but a success means (RFC 9110, 15). The same table stands in <c>docs/servers.md</c>.</summary>
    public static class StatusRules
    {
        /// <summary>The least wait where somebody has to change something first, in milliseconds.</summary>
        public const int RefusedServerMs = 600000;

        /// <summary>The least wait for a clip that is refused, in milliseconds.</summary>
        public const int RefusedClipMs = 3600000;

        private static readonly StatusRule[] s_rules =
        {
            new StatusRule(300, 399, UploadVerdict.ServerRefuses, "it sends on to another address, which is not followed; set UploadUrl to the final address"),
            new StatusRule(401, 401, UploadVerdict.ServerRefuses, "it does not accept the API key; check UploadApiKey"),
            new StatusRule(403, 403, UploadVerdict.ServerRefuses, "it does not allow this recorder to upload; check UploadApiKey and the rights on the server"),
            new StatusRule(404, 404, UploadVerdict.ServerRefuses, "it knows no such address; check the path of UploadUrl"),
            new StatusRule(405, 405, UploadVerdict.ClipRefused, "it takes no POST at this address; check the path of UploadUrl"),
            new StatusRule(408, 408, UploadVerdict.ServerBusy, "it waited too long for the clip; check the network, or let the server wait longer"),
            new StatusRule(413, 413, UploadVerdict.ClipRefused, "the clip is too large for it; raise the server's limit, or record shorter or smaller clips"),
            new StatusRule(415, 415, UploadVerdict.ClipRefused, NotUnderstood),
            new StatusRule(422, 422, UploadVerdict.ClipRefused, NotUnderstood),
            new StatusRule(429, 429, UploadVerdict.ServerBusy, "it asks for fewer requests; nothing needs to be done if that passes"),
            new StatusRule(400, 499, UploadVerdict.ClipRefused, "it refuses the clip; see the server's own log"),
            new StatusRule(502, 502, UploadVerdict.ServerBusy, BadGateway),
            new StatusRule(504, 504, UploadVerdict.ServerBusy, BadGateway),
            new StatusRule(507, 507, UploadVerdict.ServerBusy, "it has no space for the clip; free its disk"),
            new StatusRule(500, 599, UploadVerdict.ServerBusy, "it is in trouble; see the server's own log"),
        };

        private const string NotUnderstood = "it does not understand the request; check UploadFormat, and that the form field is named file";
        private const string BadGateway = "it is a proxy that gets no answer from the server behind it; see that one's log";

        /// <summary>Gets how many rules there are.</summary>
        public static int Count => s_rules.Length;

        /// <summary>Gets a rule. The first one that fits a status counts.</summary>
        /// <param name="index">Its place, from 0 on.</param>
        /// <returns>The rule.</returns>
        public static StatusRule At(int index) => s_rules[index];

        /// <summary>Finds the rule for a status.</summary>
        /// <param name="status">The status, 300 to 599.</param>
        /// <returns>The rule.</returns>
        public static StatusRule Of(int status)
        {
            int at = 0;
            while (at < s_rules.Length - 1 && (status < s_rules[at].First || status > s_rules[at].Last))
            {
                at++;
            }

            return s_rules[at];
        }

        /// <summary>Gets the least wait before the next try.</summary>
        /// <param name="verdict">What the answer means.</param>
        /// <returns>The wait in milliseconds.</returns>
        public static int LeastWaitMs(UploadVerdict verdict)
        {
            switch (verdict)
            {
                case UploadVerdict.ServerRefuses:
                    return RefusedServerMs;
                case UploadVerdict.ClipRefused:
                    return RefusedClipMs;
                default:
                    return 0;
            }
        }
    }
}
