namespace VideoRecorder.Tests.Support;

/// <summary>What ffprobe tells of a clip.</summary>
/// <param name="Codec">The codec of the video stream.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Slots">The number of chunks as the header says.</param>
/// <param name="Frames">The frames that were really decoded.</param>
/// <param name="Rate">Frames per second as a fraction.</param>
/// <param name="Seconds">How long it plays.</param>
internal sealed record ClipFacts(string Codec, int Width, int Height, int Slots, int Frames, string Rate, double Seconds);
