using VideoRecorder.Core.Recording;

namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>Finds the source that fits what the user named as the camera.</summary>
public static class CameraSources
{
    /// <summary>The name of the built-in test card.</summary>
    public const string TestCard = "testcard";

    /// <summary>Finds the source. It is not opened yet.</summary>
    /// <param name="name">
    /// <c>testcard</c>, a folder of JPEG files, a file of JPEG pictures, an MJPEG AVI, or anything that ffmpeg opens.
    /// </param>
    /// <returns>The source.</returns>
    /// <exception cref="CameraException">There is no such thing, or ffmpeg would be needed and is not installed.</exception>
    public static IFrameSource Find(string name)
    {
        if (name == TestCard)
        {
            return new TestCardSource(TimeProvider.System);
        }

        if (Directory.Exists(name))
        {
            return new JpegFolderSource(Path.GetFullPath(name));
        }

        if (File.Exists(name) && !name.StartsWith("/dev/", StringComparison.Ordinal))
        {
            string path = Path.GetFullPath(name);
            byte[] start = MjpegAviSource.ReadStart(path);
            if (start.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || HasJpegName(path))
            {
                return new JpegStreamSource(path);
            }

            return MjpegAviSource.CanRead(start) ? new MjpegAviSource(path) : Ffmpeg(path);
        }

        bool isAddress = name.Contains("://", StringComparison.Ordinal) || FfmpegSource.SplitFormat(name).Format.Length > 0;
        return isAddress
            ? Ffmpeg(name)
            : throw new CameraException($"there is no such file, folder or address: {name}");
    }

    private static bool HasJpegName(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".jpg" or ".jpeg" or ".mjpg" or ".mjpeg";

    private static FfmpegSource Ffmpeg(string input) => FfmpegSource.IsInstalled
        ? new FfmpegSource(input)
        : throw new CameraException($"{input} needs ffmpeg, which is not installed (testcard, JPEG files and MJPEG AVI files do without it)");
}
