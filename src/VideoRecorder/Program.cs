namespace VideoRecorder
{
    using System;
    using System.Diagnostics;
    using System.Threading;
    using nanoFramework.Runtime.Native;
    using VideoRecorder.Board;
    using VideoRecorder.Board.Camera;
    using VideoRecorder.Board.Card;
    using VideoRecorder.Board.Link;
    using VideoRecorder.Board.Network;
    using VideoRecorder.Core;
    using VideoRecorder.Core.Ports;
    using VideoRecorder.Core.Settings;

    /// <summary>Puts the ESP32-CAM together and runs the recorder on it.</summary>
    public static class Program
    {
        private const string BoardName = "ESP32-CAM";
        private const int PauseBeforeRestartMs = 10000;

        /// <summary>Runs for ever.</summary>
        public static void Main()
        {
            Esp32Log log = null;
            try
            {
                log = new Esp32Log();
                Run(log);
            }
            catch (Exception e)
            {
                Say(log, e);

                // Whatever has failed: where no one is debugging, a board that starts again is better than one that stands.
                Thread.Sleep(Debugger.IsAttached ? Timeout.Infinite : PauseBeforeRestartMs);
            }

            Power.RebootDevice(RebootOption.NormalReboot);

            // That only asks for it. A program that ends stays ended.
            Thread.Sleep(Timeout.Infinite);
        }

        private static void Run(Esp32Log log)
        {
            BoardSettings board = new BoardSettings();
            RecorderSettings settings = Configuration.Create(board);
            Esp32Clock clock = new Esp32Clock(settings.NtpServer);
            Esp32Led led = new Esp32Led();
            SettingProblem[] problems = BoardSettingsCheck.Check(settings, board);
            if (problems.Length > 0)
            {
                new RefusedStart(problems, led, clock, log).Run();
            }

            // Before anything captures: what is new in here goes to the internal flash.
            Esp32Link link = new Esp32Link(settings, log);
            link.Prepare();
            RecorderParts parts = new RecorderParts(settings, new Core.Board
            {
                Name = BoardName,
                ResetReason = ResetText.Describe(Esp32Cam.Watchdog.GetResetReason(), Esp32Cam.Watchdog.GetLastNote()),
                Seed = new Random().Next(),
                Camera = new Esp32Camera(board.CameraClockHz, board.CameraFrameBuffers),
                Card = new Esp32Card(),
                Clock = clock,
                Link = link,
                Connector = new Connector(settings.CaCertificate),
                Led = led,
                Log = log,
            });
            Announce(parts);
            new Supervisor(parts, clock, Timing.Limits(settings), board).Run();
        }

        private static void Announce(RecorderParts parts)
        {
            try
            {
                parts.Announce();
                MemoryReport.Write(parts.Log);
            }
            catch (Exception e)
            {
                // Only words: the board records all the same.
                parts.Log.Warning("The first lines of the log are not complete: " + e.Message);
            }
        }

        private static void Say(Esp32Log log, Exception fault)
        {
            try
            {
                // What an extern throws that the image does not have.
                string advice = fault is NotSupportedException ? "The image on the board does not fit this program; flash the one that does. " : string.Empty;
                log.Write(LogLevel.Error, advice + "The program failed, and the board starts again in 10 s: " + fault.ToString() + " " + fault.StackTrace);
            }
            catch (Exception)
            {
                // No memory for the line, or no log.
            }
        }
    }
}
