using VideoRecorder.Benchmarks;
using VideoRecorder.Benchmarks.Avi;
using VideoRecorder.Benchmarks.Bookkeeping;
using VideoRecorder.Benchmarks.Compare;
using VideoRecorder.Benchmarks.Upload;

// Each way is a method of its own, so that a short run does not load what it does not need.
return args switch
{
    ["--compare", string name, .. string[] options] => Comparisons.Run(name, options),
    ["--bookkeeping"] => BookkeepingRun.Run(),
    [MjpegMuxer.Command, string frames, string clip] => MjpegMuxer.Run(frames, clip),
    [CardUploader.Command, string url, string card] => CardUploader.Run(url, card),
    ["--help"] or ["-h"] => Usage.Print(),
    _ => Usage.RunBenchmarks(args),
};
