using VideoRecorder.VirtualBoard.Camera;
using VideoRecorder.VirtualBoard.Network;

namespace VideoRecorder.VirtualBoard.CommandLine;

/// <summary>What the user asked for on the command line.</summary>
public sealed record BoardOptions
{
    /// <summary>Gets the camera: <c>testcard</c>, a file, a folder or an address.</summary>
    public string Camera { get; init; } = CameraSources.TestCard;

    /// <summary>Gets the folder that is the card.</summary>
    public string Card { get; init; } = "./card";

    /// <summary>Gets the size of the card in megabytes (1048576 bytes).</summary>
    public int CardSizeMB { get; init; } = 1024;

    /// <summary>Gets the folder of the built-in server.</summary>
    public string Received { get; init; } = "./received";

    /// <summary>Gets where clips are sent instead of to the built-in server, if so.</summary>
    public string? UploadUrl { get; init; }

    /// <summary>Gets the settings, each as <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Gets how long to run; without it until Ctrl+C.</summary>
    public TimeSpan? RunFor { get; init; }

    /// <summary>Gets the times without a network.</summary>
    public IReadOnlyList<LinkOutage> Outages { get; init; } = [];
}
