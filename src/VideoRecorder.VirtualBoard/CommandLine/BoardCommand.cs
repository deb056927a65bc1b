using System.CommandLine;
using System.CommandLine.Parsing;
using VideoRecorder.VirtualBoard.Camera;
using VideoRecorder.VirtualBoard.Network;

namespace VideoRecorder.VirtualBoard.CommandLine;

/// <summary>The command line of the virtual board.</summary>
public sealed class BoardCommand
{
    /// <summary>The exit code when all went well.</summary>
    public const int Success = 0;

    /// <summary>The exit code of a failure.</summary>
    public const int Failure = 1;

    /// <summary>The exit code for a bad option or setting.</summary>
    public const int BadOption = 2;

    private static readonly BoardOptions Defaults = new();

    private readonly Option<string> _camera = new("--camera")
    {
        HelpName = "SOURCE",
        Description = "Where the pictures come from: testcard (a moving picture drawn here), a folder of JPEG files, a file of JPEG pictures, an MJPEG AVI, or anything that ffmpeg opens, if it is installed: a video file, /dev/video0, rtsp://..., dshow:video=NAME.",
        DefaultValueFactory = _ => Defaults.Camera,
    };

    private readonly Option<string> _card = new("--card")
    {
        HelpName = "DIR",
        Description = "The folder that is the SD card.",
        DefaultValueFactory = _ => Defaults.Card,
    };

    private readonly Option<int> _cardSize = new("--card-size")
    {
        HelpName = "MB",
        Description = "The size of the card in megabytes.",
        DefaultValueFactory = _ => Defaults.CardSizeMB,
        CustomParser = result => Parse(result, OptionValues.Megabytes),
    };

    private readonly Option<string> _received = new("--received")
    {
        HelpName = "DIR",
        Description = "Where the built-in upload server stores what it gets.",
        DefaultValueFactory = _ => Defaults.Received,
    };

    private readonly Option<string?> _uploadUrl = new("--upload-url")
    {
        HelpName = "URL",
        Description = "Sends clips to this address; the built-in server is not started then.",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        HelpName = "NAME=VALUE",
        Description = "Sets any setting of the recorder, such as FramesPerSecond=10; NAME=@FILE reads the value from a file, and NAME=@@TEXT means @TEXT itself. Repeatable.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<TimeSpan?> _runFor = new("--run-for")
    {
        HelpName = "SECONDS",
        Description = $"Stops after this time, at most {OptionValues.MaxSeconds}; without it the board runs until Ctrl+C.",
        CustomParser = result => Parse<TimeSpan?>(result, text => OptionValues.Seconds(text)),
    };

    private readonly Option<LinkOutage[]> _linkDown = new("--link-down")
    {
        HelpName = "FROM-TO",
        Description = "No network in this time, in seconds from the start. Repeatable.",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => ParseAll(result, OptionValues.Outage),
    };

    private readonly RootCommand _root;

    /// <summary>Initializes a new instance of the <see cref="BoardCommand"/> class.</summary>
    /// <param name="run">Runs the board and gives the exit code.</param>
    public BoardCommand(Func<BoardOptions, int> run)
    {
        _root = new RootCommand("The recorder on this PC: records clips, keeps the card within bounds, uploads in the pauses. Without options it shows the whole cycle with a test picture and an upload server of its own.")
        {
            _camera, _card, _cardSize, _received, _uploadUrl, _set, _runFor, _linkDown,
        };
        _root.SetAction(result => run(Read(result)));
    }

    /// <summary>Parses the command line and runs the board.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="output">For the help.</param>
    /// <param name="errors">For what is wrong.</param>
    /// <returns>The exit code.</returns>
    public int Invoke(string[] arguments, TextWriter output, TextWriter errors)
    {
        // a value such as @file is read by --set itself
        ParseResult result = _root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            return result.Errors.Count > 0
                ? Refuse(result.Errors.Select(e => e.Message), errors)
                : result.Invoke(new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (OptionException e)
        {
            return Refuse(e.Message.Split('\n'), errors);
        }
    }

    private static int Refuse(IEnumerable<string> messages, TextWriter errors)
    {
        foreach (string message in messages.Distinct())
        {
            errors.WriteLine(CameraAddress.CleanAddresses(message));
        }

        errors.WriteLine("--help shows all options.");
        return BadOption;
    }

    private static T Parse<T>(ArgumentResult result, Func<string, T> parse)
    {
        try
        {
            return parse(result.Tokens[^1].Value);
        }
        catch (OptionException e)
        {
            result.AddError(Name(result) + ": " + e.Message);
            return default!;
        }
    }

    private static T[] ParseAll<T>(ArgumentResult result, Func<string, T> parse)
    {
        try
        {
            return result.Tokens.Select(t => parse(t.Value)).ToArray();
        }
        catch (OptionException e)
        {
            result.AddError(Name(result) + ": " + e.Message);
            return [];
        }
    }

    private static string Name(ArgumentResult result) => (result.Parent as OptionResult)?.Option.Name ?? string.Empty;

    private BoardOptions Read(ParseResult result) => new()
    {
        Camera = result.GetValue(_camera)!,
        Card = result.GetValue(_card)!,
        CardSizeMB = result.GetValue(_cardSize),
        Received = result.GetValue(_received)!,
        UploadUrl = result.GetValue(_uploadUrl),
        Settings = result.GetValue(_set) ?? [],
        RunFor = result.GetValue(_runFor),
        Outages = result.GetValue(_linkDown) ?? [],
    };
}
