using System.CommandLine;
using VideoRecorder.Simulation;

return Commands.Root().Parse(args).Invoke();
