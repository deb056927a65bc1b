using System.Text;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>What the recorder did in a run, or in many of them, counted by what watched it.</summary>
internal sealed class ConductReport
{
    /// <summary>Gets or sets how many places of the grid there were in the time with power.</summary>
    public long Slots { get; set; }

    /// <summary>Gets or sets at how many a clip was made at once.</summary>
    public long OnTime { get; set; }

    /// <summary>Gets or sets at how many it was late because the recording before had taken longer.</summary>
    public long LateByTheOneBefore { get; set; }

    /// <summary>Gets or sets at how many it was late because calls of the card took long.</summary>
    public long LateByCard { get; set; }

    /// <summary>Gets at how many it was late for what the log said, by <see cref="Problem"/>.</summary>
    public long[] LateWithReason { get; } = new long[4];

    /// <summary>Gets at how many no clip was made for what the log said, by <see cref="Problem"/>.</summary>
    public long[] NotAtAll { get; } = new long[4];

    /// <summary>Gets or sets at how many no clip was made because calls of the card took so long.</summary>
    public long NotAtAllByCard { get; set; }

    /// <summary>Gets or sets how many were left out because the recording before took so long.</summary>
    public long SkippedByTheOneBefore { get; set; }

    /// <summary>Gets or sets the longest delay of a start for which there was no reason at all, in milliseconds.</summary>
    public long WorstDelayMs { get; set; }

    /// <summary>Gets or sets how many pieces of bodies were begun.</summary>
    public long Pieces { get; set; }

    /// <summary>Gets or sets how many clips were tried for the first time since the board had started.</summary>
    public long FirstTries { get; set; }

    /// <summary>Gets or sets how many lines the log got.</summary>
    public long LogLines { get; set; }

    /// <summary>Gets or sets how many lines the hour with most of them had.</summary>
    public long MostLinesInAnHour { get; set; }

    /// <summary>Gets or sets the length of the longest line.</summary>
    public int LongestLine { get; set; }

    /// <summary>Gets or sets how many steps the parts took.</summary>
    public long Steps { get; set; }

    /// <summary>Adds another run.</summary>
    public void Add(ConductReport other)
    {
        Slots += other.Slots;
        OnTime += other.OnTime;
        LateByTheOneBefore += other.LateByTheOneBefore;
        LateByCard += other.LateByCard;
        NotAtAllByCard += other.NotAtAllByCard;
        SkippedByTheOneBefore += other.SkippedByTheOneBefore;
        WorstDelayMs = Math.Max(WorstDelayMs, other.WorstDelayMs);
        Pieces += other.Pieces;
        FirstTries += other.FirstTries;
        LogLines += other.LogLines;
        MostLinesInAnHour = Math.Max(MostLinesInAnHour, other.MostLinesInAnHour);
        LongestLine = Math.Max(LongestLine, other.LongestLine);
        Steps += other.Steps;
        for (int i = 0; i < NotAtAll.Length; i++)
        {
            LateWithReason[i] += other.LateWithReason[i];
            NotAtAll[i] += other.NotAtAll[i];
        }
    }

    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(Slots).Append(" places of the grid: ").Append(OnTime).Append(" on time (at most ").Append(WorstDelayMs).Append(" ms late)");
        Some(LateByTheOneBefore, "late after a longer recording");
        Some(LateByCard, "late by a slow card");
        Some(LateWithReason[(int)Problem.Room], "late while space was made");
        Some(LateWithReason[(int)Problem.Card] + LateWithReason[(int)Problem.Camera], "late by a failing card or camera");
        Some(NotAtAll[(int)Problem.Card], "without a card");
        Some(NotAtAll[(int)Problem.Camera], "without a camera");
        Some(NotAtAll[(int)Problem.Room], "without space");
        Some(NotAtAllByCard, "passed while the card did not answer");
        Some(SkippedByTheOneBefore, "passed during a longer recording");
        return text.Append("; ").Append(Pieces).Append(" pieces sent, ").Append(FirstTries).Append(" clips tried, ")
            .Append(LogLines).Append(" log lines (at most ").Append(MostLinesInAnHour).Append(" an hour, ").Append(LongestLine)
            .Append(" characters), ").Append(Steps).Append(" steps").ToString();

        void Some(long count, string what)
        {
            if (count > 0)
            {
                text.Append(", ").Append(count).Append(' ').Append(what);
            }
        }
    }
}
