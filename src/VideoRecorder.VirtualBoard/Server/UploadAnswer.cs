namespace VideoRecorder.VirtualBoard.Server;

/// <summary>What the upload server answers.</summary>
/// <param name="Message">What it did, or what is wrong.</param>
/// <param name="Filename">The name of the stored clip.</param>
/// <param name="Size">Its bytes.</param>
internal sealed record UploadAnswer(string Message, string Filename, long Size);
