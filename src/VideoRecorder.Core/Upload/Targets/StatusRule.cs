namespace VideoRecorder.Core.Upload.Targets
{
    using VideoRecorder.Core.Upload.Proof;

    /// <summary>What an answer of one kind means, and what to do about it.</summary>
    public sealed class StatusRule
    {
        internal StatusRule(int first, int last, UploadVerdict verdict, string advice)
        {
            First = first;
            Last = last;
            Verdict = verdict;
            Advice = advice;
        }

        /// <summary>Gets the lowest status that it is for.</summary>
        public int First { get; }

        /// <summary>Gets the highest status that it is for.</summary>
        public int Last { get; }

        /// <summary>Gets whose fault it is.</summary>
        public UploadVerdict Verdict { get; }

        /// <summary>Gets the least wait before the next try, in milliseconds: of all clips, or of this one where it is refused.</summary>
        public int LeastWaitMs => StatusRules.LeastWaitMs(Verdict);

        /// <summary>Gets what it means and what to do, in a user's words: it goes on after "the server answered 500: ".</summary>
        public string Advice { get; }
    }
}
