using VideoRecorder.Core.Ports;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>Each line that says why something does not work says too what to do, or that nothing needs to be done.</summary>
internal sealed class SaysWhatToDo(World world) : Invariant
{
    private static readonly (string Start, string[] Advice)[] Lines =
    [
        ("Card error: ", ["Check that the card", "when that is put right"]),
        ("Camera error: ", ["Next try at the next interval"]),
        ("Not recording: no space", ["free the card of other files", "move clips off the card"]),
        ("The card is full: ", ["free the card of other files"]),
        ("WiFi: no connection", ["Check WifiSsid"]),
        ("WiFi connection lost", ["uploads wait until it is back"]),
        ("No time from ", ["Check NtpServer"]),
        ("Upload failed: ", ["heck ", "see the server's own log", "see that one's log", "set UploadUrl", "raise ", "free its disk", "nothing needs to be done", "it must read the request", "it must answer 200 or 201"]),
        ("Upload put back: ", ["Lengthen the interval"]),
    ];

    public override void Logged(LogLevel level, string line)
    {
        if (level < LogLevel.Warning)
        {
            return;
        }

        foreach ((string start, string[] advice) in Lines)
        {
            if (line.StartsWith(start, StringComparison.Ordinal) && !Array.Exists(advice, word => line.Contains(word, StringComparison.Ordinal)))
            {
                world.Violate("The log does not say what to do: " + line);
            }
        }
    }
}
