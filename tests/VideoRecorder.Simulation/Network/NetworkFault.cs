namespace VideoRecorder.Simulation.Network;

/// <summary>
/// What a call of the network can meet: a planned fault at exactly this call. All but the first two make the request
/// under way meet the <see cref="ServerConduct"/> of the same name, with its "at a byte" being here; those that can only
/// come when a connection is made break one that is open.
/// </summary>
internal enum NetworkFault
{
    None,

    /// <summary>The link is lost.</summary>
    LinkLost,

    Refused,
    NoName,
    NoTrust,
    NoAnswer,
    Slow,
    Reset,
    Silent,
    Stall,
    Impatient,
    ResetAfterBody,
    SilentAfterBody,
    StoredButReset,
    StoredButSilent,
    StoredButFailed,
    Refusal,
    RefusalReads,
    EarlySuccess,
    EarlySuccessReads,
    LateReply,
    CutReply,
    BadReply,
    HugeReply,
    Interim,
    Redirect,
    Unauthorized,
    ClipRefused,
    Busy,
    RetryAfterSeconds,
    RetryAfterDate,
    RetryAfterAbsurd,
    WrongSize,
    OddSize,
    NoJson,
    Endless,
    StatedFailure,
    Page,
    OddSuccess,
    ProvesNothing,
    OtherShape,
    WrongOtherShape,
}
