namespace VideoRecorder.Tests.RealFaults;

/// <summary>What a kill is aimed at. Where it falls is another matter, and is counted afterwards.</summary>
internal enum KillMoment
{
    /// <summary>Any time of two recordings and the pauses behind them.</summary>
    Any,

    /// <summary>The start of the program.</summary>
    Start,

    /// <summary>The middle of a recording.</summary>
    Recording,

    /// <summary>The end of a recording: index, header, place in the queue.</summary>
    Closing,

    /// <summary>The look through the card after the first recording.</summary>
    Scan,

    /// <summary>The repair of a clip that an earlier kill has cut.</summary>
    Repair,

    /// <summary>The time when clips get their date.</summary>
    Dating,

    /// <summary>The middle of an upload.</summary>
    Uploading,

    /// <summary>The server has the clip, and answers about now.</summary>
    Answering,

    /// <summary>The answer has just been sent: the clip is being marked, and deleted unless it is kept.</summary>
    Delivered,
}
