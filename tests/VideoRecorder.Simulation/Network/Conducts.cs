using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Network;

/// <summary>What there is to know of each <see cref="ServerConduct"/>.</summary>
internal static class Conducts
{
    private static readonly string[] Notes = [.. Enum.GetNames<ServerConduct>().Select(name => "this request meets: " + name)];
    private static readonly string[] Answers = [.. Enumerable.Range(0, 600).Select(status => "the server's answer is " + status)];

    /// <summary>Gets all that are faults.</summary>
    public static ServerConduct[] Faults { get; } = [.. Enum.GetValues<ServerConduct>().Where(conduct => conduct != ServerConduct.Good)];

    /// <summary>Gets what a planned fault makes of a request.</summary>
    public static ServerConduct Of(NetworkFault fault) => (ServerConduct)(fault - NetworkFault.LinkLost);

    /// <summary>Gets a line for the diary.</summary>
    public static string Note(this ServerConduct conduct) => Notes[(int)conduct];

    /// <inheritdoc cref="Note"/>
    public static string Answer(int status) => Answers[status];

    /// <summary>Tells whether it happens while the body is under way.</summary>
    public static bool IsAtByte(this ServerConduct conduct) => conduct
        is ServerConduct.Reset or ServerConduct.Silent or ServerConduct.Stall or ServerConduct.Interim
        or ServerConduct.Refusal or ServerConduct.RefusalReads or ServerConduct.EarlySuccess or ServerConduct.EarlySuccessReads;

    /// <summary>Tells whether it comes while the connection is made.</summary>
    public static bool IsAtOpen(this ServerConduct conduct) => conduct
        is ServerConduct.Refused or ServerConduct.NoName or ServerConduct.NoTrust or ServerConduct.NoAnswer;

    /// <summary>How long a server thinks beyond the usual.</summary>
    public static long ExtraReplyMs(this ServerConduct conduct, Chance chance) => conduct switch
    {
        ServerConduct.Slow => chance.Between(0, 3000),
        ServerConduct.Interim => chance.Between(100, 5000),
        ServerConduct.LateReply => chance.Below(3) switch
        {
            0 => chance.Between(1000, 5000),
            1 => chance.Between(5000, 30_000),
            _ => chance.Between(30_000, 300_000),
        },
        _ => 0,
    };
}
