namespace VideoRecorder.Simulation.Network;

/// <summary>
/// What a request meets on its way and at the server. "At a byte" is after so many bytes of the body, left to chance or
/// planned. Each has a <see cref="NetworkFault"/> of the same name, except the good one.
/// </summary>
internal enum ServerConduct
{
    /// <summary>Stores the clip and answers 2xx, mostly with the size.</summary>
    Good,

    /// <summary>The connection is refused; one that is open is reset.</summary>
    Refused,

    /// <summary>The name cannot be resolved; a connection that is open is reset.</summary>
    NoName,

    /// <summary>The certificate is not trusted; a connection that is open is reset.</summary>
    NoTrust,

    /// <summary>No answer to the connection or in the TLS handshake; on one that is open nothing moves any more.</summary>
    NoAnswer,

    /// <summary>Seconds until the connection is made, a slow network, a late reply; but all is good.</summary>
    Slow,

    /// <summary>The connection is reset at a byte.</summary>
    Reset,

    /// <summary>The server stops to read at a byte, and nothing comes any more.</summary>
    Silent,

    /// <summary>The server stops to read at a byte, and goes on after seconds.</summary>
    Stall,

    /// <summary>The server drops the connection when no byte of the body has come for a second to five: with 408, or just so.</summary>
    Impatient,

    /// <summary>The connection is reset after the last byte; nothing is stored.</summary>
    ResetAfterBody,

    /// <summary>The server never answers, and stores nothing.</summary>
    SilentAfterBody,

    /// <summary>The clip is stored, then the connection is reset: the recorder must send it again.</summary>
    StoredButReset,

    /// <summary>The clip is stored, but no answer comes.</summary>
    StoredButSilent,

    /// <summary>The clip is stored, but the answer is 5xx.</summary>
    StoredButFailed,

    /// <summary>An error is answered at a byte, and the connection closed.</summary>
    Refusal,

    /// <summary>An error is answered at a byte; the rest is read and thrown away.</summary>
    RefusalReads,

    /// <summary>A 2xx is answered at a byte, and the connection closed: nothing is stored.</summary>
    EarlySuccess,

    /// <summary>A 2xx is answered at a byte; the rest is read and thrown away with it.</summary>
    EarlySuccessReads,

    /// <summary>The clip is stored; the answer comes after a second to minutes.</summary>
    LateReply,

    /// <summary>The clip is stored; the answer breaks off.</summary>
    CutReply,

    /// <summary>The clip is stored; the answer is no HTTP.</summary>
    BadReply,

    /// <summary>The clip is stored; the answer's body is longer than what is read of it.</summary>
    HugeReply,

    /// <summary>Interim answers (1xx) come at a byte and before a good one.</summary>
    Interim,

    /// <summary>Answers 3xx.</summary>
    Redirect,

    /// <summary>Answers 401, 403 or 404: nothing is taken from this recorder.</summary>
    Unauthorized,

    /// <summary>Answers another 4xx: this clip is not taken.</summary>
    ClipRefused,

    /// <summary>Answers 408, 429 or 5xx.</summary>
    Busy,

    /// <summary>The same, with a <c>Retry-After</c> in seconds.</summary>
    RetryAfterSeconds,

    /// <summary>The same, with a <c>Retry-After</c> that is a date.</summary>
    RetryAfterDate,

    /// <summary>The same, with a <c>Retry-After</c> that makes no sense.</summary>
    RetryAfterAbsurd,

    /// <summary>Answers 2xx with another size than the clip's: it stored less, or counts wrongly.</summary>
    WrongSize,

    /// <summary>Stores the clip and answers 2xx with something like a size that is none by the rules, or with two of them.</summary>
    OddSize,

    /// <summary>Stores the clip and answers 2xx with a body that is no JSON.</summary>
    NoJson,

    /// <summary>Stores the clip and answers 2xx with a body that has no length, and never closes the connection.</summary>
    Endless,

    /// <summary>Answers 2xx with a JSON that says that nothing was stored.</summary>
    StatedFailure,

    /// <summary>Answers 200 with a page for people: what stands in between wants them to log in.</summary>
    Page,

    /// <summary>Answers 203, 206 or 207.</summary>
    OddSuccess,

    /// <summary>Answers 2xx with nothing, a word, or compressed: the clip may be stored or not.</summary>
    ProvesNothing,

    /// <summary>Stores the clip and tells its size in another shape than usual.</summary>
    OtherShape,

    /// <summary>Tells a wrong size in another shape than usual.</summary>
    WrongOtherShape,
}
