using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using VideoRecorder.Core.Ports.Camera;

namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>
/// Whatever the ffmpeg program opens: a video file (played in real time and looped), a webcam, a network camera. It
/// scales the picture into the set size, turns it as set, and gives JPEG frames at the set rate and quality.
/// </summary>
public sealed class FfmpegSource : IFrameSource
{
    private static readonly string[] InputFormats = ["v4l2", "dshow", "avfoundation", "lavfi", "x11grab", "gdigrab"];

    private readonly string _input;
    private readonly object _gate = new();
    private Process? _process;
    private JpegSplitter? _splitter;
    private string _lastWords = string.Empty;
    private bool _hasFrames;

    /// <summary>Initializes a new instance of the <see cref="FfmpegSource"/> class.</summary>
    /// <param name="input">
    /// A file, a device such as <c>/dev/video0</c>, a URL, or an input format of ffmpeg with its input, such as
    /// <c>dshow:video=USB Camera</c>, <c>avfoundation:0</c> or <c>lavfi:testsrc2</c>.
    /// </param>
    public FfmpegSource(string input)
    {
        _input = input;
    }

    /// <inheritdoc/>
    public bool PacesItself => true;

    /// <inheritdoc/>
    public bool FollowsSettings => true;

    /// <summary>Gets a value indicating whether the input is a file, and neither a device nor an address.</summary>
    public bool IsFile => SplitFormat(_input).Format.Length == 0 && File.Exists(_input);

    /// <summary>Gets a value indicating whether ffmpeg is on the PATH.</summary>
    public static bool IsInstalled
    {
        get
        {
            try
            {
                using Process? process = Process.Start(new ProcessStartInfo("ffmpeg", "-version")
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                });
                process?.StandardOutput.ReadToEnd();
                return process != null;
            }
            catch (Win32Exception)
            {
                return false;
            }
        }
    }

    /// <summary>Tells an input that names its format, which the file system need not know.</summary>
    /// <param name="input">What the user named.</param>
    /// <returns>The format and the input itself; the format is empty when none is named.</returns>
    public static (string Format, string Input) SplitFormat(string input)
    {
        if (input.StartsWith("/dev/video", StringComparison.Ordinal))
        {
            return ("v4l2", input);
        }

        int colon = input.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && InputFormats.Contains(input[..colon])
            ? (input[..colon], input[(colon + 1)..])
            : (string.Empty, input);
    }

    /// <summary>Builds the arguments for ffmpeg.</summary>
    /// <param name="input">What to open.</param>
    /// <param name="mode">Size, rate, quality and orientation.</param>
    /// <returns>The arguments.</returns>
    public static List<string> Arguments(string input, CameraMode mode)
    {
        (string format, string name) = SplitFormat(input);
        List<string> arguments = ["-hide_banner", "-nostdin", "-loglevel", "error"];
        if (format.Length > 0)
        {
            arguments.AddRange(["-f", format]);
        }

        if (format == "lavfi" || File.Exists(name))
        {
            arguments.Add("-re");
        }

        if (format.Length == 0 && File.Exists(name))
        {
            arguments.AddRange(["-stream_loop", "-1"]);
        }
        else if (name.StartsWith("rtsp:", StringComparison.OrdinalIgnoreCase))
        {
            arguments.AddRange(["-rtsp_transport", "tcp"]);
        }

        arguments.AddRange(["-i", name, "-map", "0:v:0", "-vf", Filters(mode)]);
        string quality = JpegQuality.ToFfmpeg(mode.JpegQuality).ToString(CultureInfo.InvariantCulture);
        arguments.AddRange(["-c:v", "mjpeg", "-q:v", quality, "-f", "mjpeg", "pipe:1"]);
        return arguments;
    }

    /// <inheritdoc/>
    public void Open(CameraMode mode)
    {
        Close();
        ProcessStartInfo start = new("ffmpeg") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in Arguments(_input, mode))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            Process process = Process.Start(start)!;
            _lastWords = string.Empty;
            _hasFrames = false;
            process.ErrorDataReceived += (_, line) => _lastWords = string.IsNullOrWhiteSpace(line.Data) ? _lastWords : line.Data.Trim();
            process.BeginErrorReadLine();
            _splitter = new JpegSplitter(process.StandardOutput.BaseStream);
            lock (_gate)
            {
                _process = process;
            }
        }
        catch (Win32Exception e)
        {
            throw new CameraException($"ffmpeg cannot be started, which the camera {CameraAddress.Shown(_input)} needs: {Reason.Of(e)}");
        }
    }

    /// <inheritdoc/>
    public void Read(FrameBuffer frame)
    {
        if (!_splitter!.Read(frame))
        {
            string what = _hasFrames ? "has ended" : "gives no picture";
            throw new CameraException($"The camera {CameraAddress.Shown(_input)} {what}: {EndReason()}");
        }

        _hasFrames = true;
    }

    /// <inheritdoc/>
    public void Close()
    {
        lock (_gate)
        {
            try
            {
                _process?.Kill(entireProcessTree: true);
            }
            catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
            {
                // it has ended by itself
            }

            _process = null;
        }
    }

    private static string Filters(CameraMode mode)
    {
        int width = mode.Width;
        int height = mode.Height;
        string filters = string.Create(
            CultureInfo.InvariantCulture,
            $"fps={mode.FramesPerSecond},scale={width}:{height}:force_original_aspect_ratio=decrease,pad={width}:{height}:(ow-iw)/2:(oh-ih)/2");
        filters += mode.FlipVertical ? ",vflip" : string.Empty;
        filters += mode.MirrorHorizontal ? ",hflip" : string.Empty;
        return filters + ",scale=out_range=full,format=yuvj420p";
    }

    private string EndReason()
    {
        Process? process;
        lock (_gate)
        {
            process = _process;
        }

        // the process has closed its output; its last error line may still be on the way
        process?.WaitForExit(1000);
        return _lastWords.Length > 0 ? CameraAddress.Clean(_lastWords, _input) : "ffmpeg said nothing";
    }
}
