using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Settings;

namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>Finds the source that fits what the user named as the camera.</summary>
public static class CameraSources
{
    /// <summary>The name of the built-in test card.</summary>
    public const string TestCard = "testcard";

    // how many pictures of a file may be broken before it is taken for none, and how long ffmpeg may take for its first
    private const int MaxBroken = 100;
    private const int MaxCheckMs = 10_000;

    /// <summary>Finds the source. It is not opened yet.</summary>
    /// <param name="name">
    /// <c>testcard</c>, a folder of JPEG files, a file of JPEG pictures, an MJPEG AVI, or anything that ffmpeg opens.
    /// </param>
    /// <returns>The source.</returns>
    /// <exception cref="CameraException">There is no such thing, or ffmpeg would be needed and is not installed.</exception>
    public static IFrameSource Find(string name)
    {
        if (name.Equals(TestCard, StringComparison.OrdinalIgnoreCase))
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
            : throw new CameraException($"there is no such file, folder or address: {CameraAddress.Shown(name)}");
    }

    /// <summary>Inspects a file or a folder: one without a picture will never be a camera. An address may yet become one.</summary>
    /// <param name="name">Its name, for the message.</param>
    /// <param name="source">The source, closed before and after.</param>
    /// <param name="settings">The settings.</param>
    /// <exception cref="CameraException">It holds no whole picture.</exception>
    public static void Check(string name, IFrameSource source, RecorderSettings settings)
    {
        if (source is FfmpegSource { IsFile: false })
        {
            return;
        }

        FrameBuffer frame = new();
        using Timer limit = new(_ => source.Close(), null, MaxCheckMs, Timeout.Infinite);
        try
        {
            source.Open(settings.ToCameraMode());
            int left = MaxBroken;
            do
            {
                source.Read(frame);
                FrameInspector.Inspect(frame.Bytes, frame.Facts);
            }
            while (frame.Facts.Defect != FrameDefect.None && --left > 0);
        }
        finally
        {
            source.Close();
        }

        if (frame.Facts.Defect != FrameDefect.None)
        {
            throw new CameraException($"{CameraAddress.Shown(name)} holds no whole JPEG picture");
        }
    }

    private static bool HasJpegName(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".jpg" or ".jpeg" or ".mjpg" or ".mjpeg";

    private static FfmpegSource Ffmpeg(string input) => FfmpegSource.IsInstalled
        ? new FfmpegSource(input)
        : throw new CameraException($"{CameraAddress.Shown(input)} needs ffmpeg, which is not installed (testcard, JPEG files and MJPEG AVI files do without it)");
}
