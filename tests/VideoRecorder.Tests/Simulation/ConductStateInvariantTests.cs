using System.Text;
using VideoRecorder.Core.Clips.Catalogue;
using VideoRecorder.Core.Ports;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Status;
using VideoRecorder.Core.Supervision;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Invariants.Conduct;

namespace VideoRecorder.Tests.Simulation;

/// <summary>Each promise about the log, the LED, other people's files and the memory is seen to fail when it is broken.</summary>
public sealed class ConductStateInvariantTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void A_foreign_file_that_has_other_bytes_is_seen()
    {
        ForgedRun run = ConductWatch.Forged((board, _) => new TouchesNothingForeign(board.World, board.Card));
        CardImage before = run.Card.Image();
        run.Card.AddForeign("/photo.jpg", 1001);
        CardImage other = run.Card.Image();
        run.Card.Restore(before);
        run.Card.AddForeign("/photo.jpg", 1000);
        run.Boot();
        Assert.Empty(run.Violation);

        run.Card.Restore(other);
        run.Boot();
        Assert.Contains("A file that is not the recorder's has changed: /photo.jpg", run.Violation);
    }

    [Fact]
    public void A_foreign_file_that_is_to_be_deleted_is_seen()
    {
        ForgedRun run = ConductWatch.Forged((board, _) => new TouchesNothingForeign(board.World, board.Card));
        run.Card.AddForeign("/photo.jpg", 1000);
        run.World.Watch.Deleting(run.Card.Entries.Single().Value, "/photo.jpg");

        Assert.Contains("A file that is not the recorder's was deleted: /photo.jpg", run.Violation);
    }

    [Fact]
    public void A_catalogue_that_does_not_fit_the_card_is_seen()
    {
        ClipCatalogue clips = new();
        clips.ScanDone();
        ForgedRun run = ConductWatch.Forged((board, _) => new CatalogueIsRight(board.World, board.Card, () => clips));
        run.Record(0, 2);
        run.World.Watch.AtTheEnd();

        Assert.Contains("The recorder knows 0 clips, and 2 are on the card", run.Violation);
    }

    [Fact]
    public void A_log_with_too_many_lines_is_seen()
    {
        ForgedRun run = ConductWatch.Forged(SmallLog);
        for (int i = 0; i < 3200 && run.Violation.Length == 0; i++)
        {
            run.Say("Recording video: " + i, LogLevel.Information);
        }

        Assert.Contains("lines in an hour", run.Violation);
    }

    [Theory]
    [InlineData("Card error: the card failed. Check that the card is in")]
    [InlineData("WiFi: no connection to garden: the password was refused. Check WifiSsid")]
    [InlineData("Upload failed: /clips/000001/a.avi: the server answered 500: it is in trouble. Next try in 2 s.")]
    public void A_failure_that_is_explained_twice_is_seen(string line)
    {
        ForgedRun run = ConductWatch.Forged(SmallLog);
        run.Say(line, LogLevel.Warning);
        Assert.Empty(run.Violation);

        run.Say(line.Replace("2 s", "4 s").Replace("a.avi", "b.avi"), LogLevel.Warning);
        Assert.Contains("twice", run.Violation);
    }

    [Fact]
    public void A_line_without_end_is_seen()
    {
        ForgedRun run = ConductWatch.Forged(SmallLog);
        run.Say(new string('x', 1001));

        Assert.Contains("A line of the log has 1001 characters", run.Violation);
    }

    [Theory]
    [InlineData("/log/recorder.2.log", 10, "The log has another file")]
    [InlineData("/log/recorder.log", 300_000, "The log has 300000 bytes")]
    public void A_log_on_the_card_that_grows_is_seen(string path, int bytes, string expected)
    {
        ForgedRun run = ConductWatch.Forged(SmallLog);
        Write(run, path, new byte[bytes]);
        run.World.Watch.AtTheEnd();

        Assert.Contains(expected, run.Violation);
    }

    [Theory]
    [InlineData("The server says " + Key)]
    [InlineData("Its answer was cut off: 0123456789ab")]
    [InlineData("WiFi password1 is wrong")]
    public void A_secret_in_the_log_is_seen(string line)
    {
        ForgedRun run = ConductWatch.Forged(NoSecrets, WithSecrets());
        run.Say(line, LogLevel.Debug);

        Assert.Contains("A secret is in a line of the log", run.Violation);
    }

    [Fact]
    public void A_secret_on_the_card_is_seen()
    {
        ForgedRun run = ConductWatch.Forged(NoSecrets, WithSecrets());
        Write(run, "/log/recorder.log", Encoding.ASCII.GetBytes("Authorization: Bearer " + Key));
        run.World.Watch.AtTheEnd();

        Assert.Contains("A secret is on the card, in /log/recorder.log", run.Violation);
    }

    [Fact]
    public void A_failure_without_advice_is_seen()
    {
        ForgedRun run = ConductWatch.Forged((board, _) => new SaysWhatToDo(board.World));
        run.Say("Card error: the card failed. Check that the card is in");
        Assert.Empty(run.Violation);

        run.Say("Card error: the card failed.");
        Assert.Contains("The log does not say what to do", run.Violation);
    }

    [Fact]
    public void A_network_that_is_gone_in_silence_is_seen()
    {
        RecorderSettings settings = ForgedRun.Settings();
        settings.WifiSsid = "garden";
        ForgedRun run = ConductWatch.Forged((board, _) => new SaysWhatTheNetworkDoes(board.World, board), settings);
        run.Board.Link.IsUp = false;
        run.Wait(300_000);

        Assert.Contains("and the log does not say so", run.Violation);
    }

    [Fact]
    public void A_network_that_is_back_in_silence_and_a_time_server_that_is_silent_are_seen()
    {
        RecorderSettings settings = ForgedRun.Settings();
        settings.WifiSsid = "garden";
        ForgedRun run = ConductWatch.Forged((board, _) => new SaysWhatTheNetworkDoes(board.World, board), settings);
        run.Wait(900_000);
        Assert.Contains("does not tell of a connection", run.Violation);

        run = ConductWatch.Forged((board, _) => new SaysWhatTheNetworkDoes(board.World, board), settings);
        run.Board.Clock.AnswersTime = false;
        run.Say("WiFi connected! IP: 192.168.1.50", LogLevel.Information);
        run.Wait(300_000);
        Assert.Contains("No time server has answered", run.Violation);
    }

    [Fact]
    public void A_problem_that_is_over_and_not_said_to_be_is_seen()
    {
        SimulatedBoard board = ConductWatch.Board(State);
        board.RunUntil(30_000);
        board.World.Watch.Logged(LogLevel.Error, "Card error: the card failed. Check that the card is in");
        board.RunUntil(200_000);

        Assert.Contains("A whole clip was recorded, and the log does not say that the problem is over", ConductWatch.Violation(board));
    }

    [Fact]
    public void A_fault_on_the_LED_of_which_the_log_tells_nothing_is_seen()
    {
        SimulatedBoard board = ConductWatch.Board(State);
        board.RunUntil(30_000);
        board.Parts!.State.Fault = RecorderFault.RefusedSettings;
        board.RunUntil(300_000);

        Assert.Contains("the LED shows the fault RefusedSettings, but the log tells of none", ConductWatch.Violation(board));
    }

    [Fact]
    public void A_dark_LED_while_a_clip_is_recorded_is_seen()
    {
        SimulatedBoard board = ConductWatch.Board(State, settings => settings.WifiSsid = string.Empty);
        board.RunUntil(30_000);
        CardFile clip = new(99, "/clips/000001/video000001-009.avi");
        board.World.Watch.Created(clip);
        board.RunUntil(31_000);
        board.World.Watch.FrameAppended(clip, 1);

        Assert.Contains("The LED is dark 1000 ms after a recording has begun", ConductWatch.Violation(board));
    }

    [Theory]
    [InlineData("A fault in the recorder part, which starts afresh: System.NullReferenceException")]
    [InlineData("The LED part did not stop in order: System.NullReferenceException")]
    [InlineData("The board starts again, because the recorder part stood still")]
    public void A_fault_and_a_restart_are_seen(string line)
    {
        ForgedRun run = ConductWatch.Forged((board, _) => new NeverFaults(board.World, new ConductReport()));
        run.Say(line);

        Assert.Contains(line, run.Violation);
    }

    [Fact]
    public void Parts_that_work_without_pause_are_seen()
    {
        ForgedRun run = ConductWatch.Forged((board, _) => new NeverFaults(board.World, new ConductReport()));
        run.World.Scheduler.Start(new PartSlot(PartNumbers.Network, () => 5));
        run.World.Scheduler.RunUntil(70_000);
        run.World.Watch.AtTheEnd();

        Assert.Contains("steps in 70 s", run.Violation);
    }

    [Fact]
    public void The_memory_of_a_recorder_does_not_grow_from_hour_to_hour()
    {
        SimulatedBoard board = ConductWatch.Board(settings => settings.DeleteAfterUpload = false);
        board.RunUntil(2 * 3_600_000);
        long before = MemoryProbe.BytesFrom(board.Parts!);
        board.RunUntil(8 * 3_600_000);
        long after = MemoryProbe.BytesFrom(board.Parts!);

        Assert.InRange(before, 20_000, 2_000_000);

        // Lines that wait for the card, and the places of more clips.
        Assert.InRange(after - before, -65_536, 65_536);
    }

    [Fact]
    public void Memory_that_is_held_is_counted_but_for_that_of_the_models()
    {
        object[] held = [new byte[10_000], "text", new List<long>(1000)];
        Assert.InRange(MemoryProbe.BytesFrom(held), 18_000, 18_500);

        SimulatedBoard board = ConductWatch.Board();
        Assert.InRange(MemoryProbe.BytesFrom(new object[] { board.Card, board.World }), 1, 100);
    }

    private static LogStaysSmall SmallLog(SimulatedBoard board, RunHistory history) =>
        new(board.World, board.Card, board.Settings, history, new ConductReport());

    private static SaysNoSecrets NoSecrets(SimulatedBoard board, RunHistory history) => new(board.World, board.Card, board.Settings);

    private static ShowsItsState State(SimulatedBoard board, RunHistory history) => new(board.World, board, history);

    private static RecorderSettings WithSecrets()
    {
        RecorderSettings settings = ForgedRun.Settings();
        settings.UploadApiKey = Key;
        settings.WifiPassword = "password1";
        return settings;
    }

    private static void Write(ForgedRun run, string path, byte[] bytes)
    {
        run.AsRecorder(() =>
        {
            run.Card.CreateFolder("/log");
            IFile file = run.Card.Create(path);
            file.Append(bytes, 0, bytes.Length);
            file.Close();
        });
    }
}
