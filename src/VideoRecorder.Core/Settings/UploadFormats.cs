namespace VideoRecorder.Core.Settings
{
    /// <summary>The name of each <see cref="UploadFormat"/>.</summary>
    public static class UploadFormats
    {
        /// <summary>All names, for messages.</summary>
        public const string AllNames = "Multipart, Raw";

        /// <summary>Tells whether a value is one of the formats.</summary>
        /// <param name="format">The value.</param>
        /// <returns><see langword="false"/> for a number that names no format.</returns>
        public static bool IsKnown(UploadFormat format) => format == UploadFormat.Multipart || format == UploadFormat.Raw;

        /// <summary>Gets the name of a format, as in the settings.</summary>
        /// <param name="format">The format.</param>
        /// <returns>The name; the number of an unknown format.</returns>
        public static string Name(UploadFormat format)
        {
            if (format == UploadFormat.Multipart)
            {
                return "Multipart";
            }

            return format == UploadFormat.Raw ? "Raw" : ((int)format).ToString();
        }
    }
}
