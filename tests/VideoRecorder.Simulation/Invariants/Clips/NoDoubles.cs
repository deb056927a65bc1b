using VideoRecorder.Simulation.Engine;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Simulation.Invariants.Clips;

/// <summary>
/// No clip is sent again once the recorder was given a proof or a success that proves nothing, unless a cut or the card kept it from noting
/// that down.
/// </summary>
internal sealed class NoDoubles(World world, ClipLedger ledger, ClipReport report) : Invariant
{
    private const long HoldMs = 3_600_000;
    private readonly List<(ServedUpload Request, DoubleReason Reason)> _again = [];

    public override void RequestOpened(ServedUpload request)
    {
        if (ledger.Of(request) is not { } clip)
        {
            return;
        }

        ServedUpload? stored = FirstStored(clip, request);
        if (stored is null && !clip.IsAccepted)
        {
            return;
        }

        DoubleReason reason = Reason(clip, stored);
        if (stored is not null)
        {
            _again.Add((request, reason));
        }

        if (reason == DoubleReason.None)
        {
            world.Violate("A clip is sent again although the server has answered that it has it: " + clip);
        }
        else if (reason == DoubleReason.CardRefused && IsTooSoon(clip))
        {
            world.Violate("A clip that was delivered is sent again before an hour has passed: " + clip);
        }
    }

    public override void AtTheEnd()
    {
        foreach ((ServedUpload request, DoubleReason reason) in _again)
        {
            if (request.IsStored)
            {
                report.Doubles[(int)reason]++;
            }
        }

        _again.Clear();
    }

    private static ServedUpload? FirstStored(ClipRecord clip, ServedUpload now)
    {
        foreach (ServedUpload request in clip.Requests)
        {
            if (request != now && request.IsStored)
            {
                return request;
            }
        }

        return null;
    }

    private DoubleReason Reason(ClipRecord clip, ServedUpload? stored) =>
        !clip.IsAccepted ? (stored is not { Status: > 0 } ? DoubleReason.ReplyLost : DoubleReason.ReplyNoProof)
        : clip.AcceptedInBoot != ledger.Boot ? DoubleReason.PowerCut
        : clip.RefusedAt >= clip.AcceptedAt || ledger.CardRefusedAt >= clip.AcceptedAt || ledger.ProbeRefusedInBoot == ledger.Boot ? DoubleReason.CardRefused
        : DoubleReason.None;

    /// <summary>
    /// The wait is forgotten when the card was scanned again, which another refusal leads to; and where a clip that was delivered got its
    /// date, the refusal of its new mark alone is enough.
    /// </summary>
    private bool IsTooSoon(ClipRecord clip) =>
        clip.DatedAt < clip.AcceptedAt && ledger.CardRefusedAt < clip.AcceptedAt && ledger.RefusedAt <= clip.RefusedAt && world.Now - clip.AcceptedAt < HoldMs;
}
