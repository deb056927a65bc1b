namespace VideoRecorder.Core.Settings
{
    /// <summary>The name of each <see cref="UploadProof"/>.</summary>
    public static class UploadProofs
    {
        /// <summary>All names, for messages.</summary>
        public const string AllNames = "Size, Status";

        /// <summary>Tells whether a value is one of them.</summary>
        /// <param name="proof">The value.</param>
        /// <returns><see langword="false"/> for a number that names none.</returns>
        public static bool IsKnown(UploadProof proof) => proof == UploadProof.Size || proof == UploadProof.Status;

        /// <summary>Gets the name, as in the settings.</summary>
        /// <param name="proof">The value.</param>
        /// <returns>The name; the number of an unknown one.</returns>
        public static string Name(UploadProof proof)
        {
            if (proof == UploadProof.Size)
            {
                return "Size";
            }

            return proof == UploadProof.Status ? "Status" : ((int)proof).ToString();
        }
    }
}
