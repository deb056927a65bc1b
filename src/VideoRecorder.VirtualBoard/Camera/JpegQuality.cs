namespace VideoRecorder.VirtualBoard.Camera;

/// <summary>Translates the OV2640's quality number (4 best, 63 worst) into the scales of PC encoders.</summary>
public static class JpegQuality
{
    /// <summary>
    /// To the 1..100 scale of libjpeg. Both stand for a factor on the quantisation table: the sensor's number grows
    /// with it, and libjpeg's 50 means factor 1, which is put at the middle of the sensor's scale, 32. So 4 becomes
    /// 94, 12 becomes 81 and 63 becomes 25.
    /// </summary>
    /// <param name="sensorNumber">The OV2640's number.</param>
    /// <returns>The quality for libjpeg.</returns>
    public static int ToLibjpeg(int sensorNumber)
    {
        double percent = Math.Max(1, sensorNumber) * 100.0 / 32.0;
        double quality = percent <= 100 ? (200 - percent) / 2 : 5000 / percent;
        return Math.Clamp((int)Math.Round(quality), 1, 100);
    }

    /// <summary>To the 2..31 scale of ffmpeg's <c>-q:v</c>, which is such a factor too: half the number.</summary>
    /// <param name="sensorNumber">The OV2640's number.</param>
    /// <returns>The value for <c>-q:v</c>.</returns>
    public static int ToFfmpeg(int sensorNumber) => Math.Clamp((sensorNumber + 1) / 2, 2, 31);
}
