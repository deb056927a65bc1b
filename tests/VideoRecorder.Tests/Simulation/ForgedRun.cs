using VideoRecorder.Core;
using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Supervision;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Invariants.Clips;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Tests.Simulation;

/// <summary>
/// A history that a recorder never makes, told by the real models: what is done on the card and at the server is up to
/// the test, and the promises about clips watch it.
/// </summary>
internal sealed class ForgedRun
{
    /// <summary>The true time at the begin.</summary>
    public static readonly DateTime Start = new(2024, 12, 20, 14, 30, 52, DateTimeKind.Utc);

    private readonly AviWriter _writer = new(1000);
    private readonly CameraFrame _frame = new();
    private int _requests;

    /// <param name="settings">The settings; <see cref="Settings"/> if they are not given.</param>
    /// <param name="watch">Has the run watched, before its start; the promises about clips do if it is not given.</param>
    public ForgedRun(RecorderSettings? settings = null, Action<SimulatedBoard>? watch = null)
    {
        Board = new SimulatedBoard(1, settings ?? Settings());
        Board.Card.CallMs = 0;
        Board.Clock.TrueStart = Start;
        Report = watch is null ? ClipInvariants.AddTo(Board) : new ClipReport();
        watch?.Invoke(Board);
        Boot();
        AsRecorder(() =>
        {
            Board.Card.CreateFolder("/clips");
            Board.Card.CreateFolder("/clips/000001");
        });
    }

    public SimulatedBoard Board { get; }

    public ClipReport Report { get; }

    public CardModel Card => Board.Card;

    public World World => Board.World;

    /// <summary>Gets the promise that was broken; empty for none.</summary>
    public string Violation => World.Violations.Count == 0 ? string.Empty : World.Violations[0];

    public static RecorderSettings Settings() => new()
    {
        UploadUrl = "http://server/upload",
        CaptureDurationSec = 5,
        FramesPerSecond = 2,
        MaxStorageMB = 1,
        MinFreeSpaceMB = 1,
    };

    /// <summary>Gets the path of a clip.</summary>
    public static string Clip(int number) => $"/clips/000001/video000001-{number:D3}.avi";

    public void Boot()
    {
        Card.Boot();
        Board.Camera.Boot();
        World.TurnOn();
        World.Watch.Booted();
        AsRecorder(Card.Mount);
    }

    public void CutPower(CutOutcome outcome)
    {
        Card.Outcome = outcome;
        World.CutPower();
    }

    public void AsRecorder(Action work) => As(PartNumbers.Recorder, work);

    public void AsNetwork(Action work) => As(PartNumbers.Network, work);

    /// <summary>Does some work as a part of the recorder.</summary>
    public void As(int part, Action work)
    {
        bool isDone = false;
        World.Scheduler.Start(new PartSlot(part, Step));
        World.Scheduler.RunUntil(World.Now);

        int Step()
        {
            if (!isDone)
            {
                isDone = true;
                try
                {
                    work();
                }
                catch (PowerCutException)
                {
                    // A promise was broken in it.
                }
            }

            return 1000;
        }
    }

    /// <summary>Has the log get a line.</summary>
    public void Say(string line, LogLevel level = LogLevel.Error) => World.Watch.Logged(level, line);

    /// <summary>Lets time pass until a moment.</summary>
    public void WaitUntil(long time) => Wait(time - World.Now);

    /// <summary>Lets time pass.</summary>
    public void Wait(long milliseconds) => World.Scheduler.Rest(milliseconds);

    /// <summary>Begins a clip with so many frames and syncs it.</summary>
    public IFile Begin(string path, int frames)
    {
        IFile? file = null;
        AsRecorder(() =>
        {
            file = Card.Create(path);
            Board.Camera.Start(Board.Settings.ToCameraMode());
            _writer.Begin(file, 640, 480, 2);
            AddFrames(frames);
            file.Sync();
        });
        return file!;
    }

    /// <summary>Adds frames to the clip that was begun.</summary>
    public void AddFrames(int frames)
    {
        for (int i = 0; i < frames; i++)
        {
            Assert.True(Board.Camera.TakeFrame(10_000, _frame));
            _writer.AddFrame(Board.Camera, _frame);
            Board.Camera.ReleaseFrame();
        }
    }

    /// <summary>Records a clip of some frames to its end.</summary>
    public void Record(string path, int frames = 3)
    {
        IFile file = Begin(path, frames);
        AsRecorder(() =>
        {
            _writer.Finish(1500);
            file.Close();
        });
    }

    public void Record(int first, int count)
    {
        for (int i = first; i < first + count; i++)
        {
            Record(Clip(i));
        }
    }

    /// <summary>Has a part mark a clip as delivered, or as pending.</summary>
    public void Mark(int clip, bool isDelivered = true, int part = PartNumbers.Network) => As(part, () => Card.SetDelivered(Clip(clip), isDelivered));

    /// <summary>Writes bytes over some of a closed clip.</summary>
    public void Overwrite(int clip, int position, byte[] bytes) => AsRecorder(() =>
    {
        IFile file = Card.Open(Clip(clip), true);
        file.Overwrite(position, bytes, 0, bytes.Length);
        file.Close();
    });

    /// <summary>Sends a clip that the server stores, as far as to the reply.</summary>
    /// <param name="path">The clip.</param>
    /// <param name="isProof">Whether the reply is a proof; else it is lost.</param>
    /// <param name="stored">What the server stored; the clip if it is not given.</param>
    /// <param name="name">The name in the request; the clip's own if it is not given.</param>
    public void Send(string path, bool isProof, byte[]? stored = null, string? name = null) => Send(path, name, (request, bytes) =>
    {
        request.IsStored = true;
        request.ClipLength = (stored ?? bytes).Length;
        request.ClipHash = ContentPrint.Of(stored ?? bytes);
        if (isProof)
        {
            Answer(request, ReplyWorth.Proof, true);
        }
    });

    /// <summary>Sends a clip, and gets a success.</summary>
    /// <param name="path">The clip.</param>
    /// <param name="worth">What that is worth.</param>
    /// <param name="isWhole">Whether the reply has an end.</param>
    /// <param name="isTooEarly">Whether it was sent before the last byte.</param>
    public void SendFor(string path, ReplyWorth worth, bool isWhole = true, bool isTooEarly = false) => Send(path, null, (request, _) =>
    {
        request.IsTooEarly = isTooEarly;
        Answer(request, worth, isWhole);
    });

    /// <summary>Sends a clip, and gets no more than the head of a success, or not even that.</summary>
    public void SendForHead(string path, bool isHalfRead) => Send(path, null, (request, _) => request.IsHalfRead = isHalfRead);

    private void Answer(ServedUpload request, ReplyWorth worth, bool isWhole)
    {
        request.Status = 200;
        request.Worth = worth;
        request.HasWholeReply = isWhole;
        World.Watch.ReplyRead(request);
    }

    private void Send(string path, string? name, Action<ServedUpload, byte[]> answer)
    {
        AsNetwork(() =>
        {
            IFile file = Card.Open(path, false);
            byte[] bytes = new byte[file.Length];
            file.Read(0, bytes, 0, bytes.Length);
            ServedUpload request = new(++_requests, new SimulatedHead { FileName = name ?? Path.GetFileName(path) }, World.Now);
            World.Watch.RequestOpened(request);
            answer(request, bytes);
            file.Close();
            World.Watch.RequestClosed(request);
        });
    }
}
