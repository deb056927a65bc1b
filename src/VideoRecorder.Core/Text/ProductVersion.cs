namespace VideoRecorder.Core.Text
{
    /// <summary>The version of the recorder. All builds and the log take it from here.</summary>
    public static class ProductVersion
    {
        /// <summary>The number (semver.org).</summary>
        public const string Number = "1.0.0";
    }
}
