namespace VideoRecorder.Tests.RealFaults;

/// <summary>One life of the board, from its start to its kill.</summary>
/// <param name="Number">Its number, from 1 on.</param>
/// <param name="Aim">What the kill was aimed at.</param>
/// <param name="Deletes">Whether delivered clips were deleted, or kept and marked.</param>
/// <param name="Log">What its log tells.</param>
/// <param name="Uploads">The requests that it made, as the server saw them.</param>
internal sealed record BoardLife(int Number, KillMoment Aim, bool Deletes, BoardLog Log, IReadOnlyList<StoredUpload> Uploads)
{
    /// <summary>Gets the clip that was under way to the server when the kill came.</summary>
    public string? UnderWay => Log.Uploading;
}
