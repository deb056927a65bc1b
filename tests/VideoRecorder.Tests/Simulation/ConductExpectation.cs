using VideoRecorder.Core.Upload;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Tests.Simulation;

/// <summary>What a recorder, and the server, must have of a request that met something.</summary>
internal static class ConductExpectation
{
    public static bool Holds(ServerConduct conduct, ServerBench bench, ServerBench.Attempt attempt)
    {
        ServedUpload? request = bench.Server.Requests.LastOrDefault();
        int status = attempt.Reply?.Status ?? 0;
        bool isStored = request?.IsStored ?? false;
        bool isProof = request?.IsProof ?? false;
        bool isSuccess = status is >= 200 and < 300;
        return conduct switch
        {
            ServerConduct.Refused => request is null && attempt.Error == TransportError.Connect,
            ServerConduct.NoName => request is null && attempt.Error == TransportError.NameResolution,
            ServerConduct.NoTrust => request is null && attempt.Error == TransportError.Tls,
            ServerConduct.NoAnswer => request is null && attempt.Error == TransportError.Timeout,
            ServerConduct.Reset => attempt.Error == TransportError.Lost && !isStored && !attempt.IsSent,
            ServerConduct.Silent => attempt.Error == TransportError.Timeout && !isStored && !attempt.IsSent,
            ServerConduct.Stall => isProof || (attempt.Error == TransportError.Timeout && !isStored),
            ServerConduct.ResetAfterBody => attempt.Error == TransportError.Lost && !isStored,
            ServerConduct.SilentAfterBody => attempt.Error == TransportError.Timeout && !isStored && attempt.IsSent,
            ServerConduct.StoredButReset => attempt.Error == TransportError.Lost && isStored && !isProof,
            ServerConduct.StoredButSilent => attempt.Error == TransportError.Timeout && isStored && !isProof,
            ServerConduct.StoredButFailed => status >= 500 && isStored && !isProof,
            ServerConduct.Refusal => (status >= 400 || attempt.Error == TransportError.Lost) && !isStored && !attempt.IsSent,
            ServerConduct.RefusalReads => status >= 400 && !isStored && !attempt.IsSent,
            ServerConduct.EarlySuccess => (isSuccess || attempt.Error == TransportError.Lost) && !isStored && !isProof && !attempt.IsSent,
            ServerConduct.EarlySuccessReads => isSuccess && !isStored && !isProof && !attempt.IsSent,
            ServerConduct.CutReply => attempt.Error == TransportError.Lost && isStored && !isProof,
            ServerConduct.BadReply => attempt.Error == TransportError.BadReply && isStored && !isProof,
            ServerConduct.Redirect => status is >= 300 and < 400 && !isStored,
            ServerConduct.Unauthorized => status is 401 or 403 or 404 && !isStored,
            ServerConduct.ClipRefused => status is >= 400 and < 500 && !isStored,
            ServerConduct.Busy or ServerConduct.RetryAfterAbsurd => status is 408 or 429 or >= 500 && !isStored,
            ServerConduct.RetryAfterSeconds or ServerConduct.RetryAfterDate => attempt.Reply!.RetryAfter.Length > 0 && !isStored,
            ServerConduct.WrongSize => isSuccess && !isProof,
            ServerConduct.LateReply => isStored && (isProof || attempt.Error == TransportError.Timeout),
            _ => isSuccess && isStored && isProof && attempt.IsSent,
        };
    }
}
