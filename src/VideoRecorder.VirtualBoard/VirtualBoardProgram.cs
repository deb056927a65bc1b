using VideoRecorder.VirtualBoard.CommandLine;

namespace VideoRecorder.VirtualBoard;

/// <summary>The whole program behind its command line.</summary>
public static class VirtualBoardProgram
{
    /// <summary>Runs the program.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="output">For the log.</param>
    /// <param name="errors">For what keeps it from running.</param>
    /// <returns>0; 1 after a failure; 2 for a bad option or setting.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        try
        {
            return new BoardCommand(options => new BoardRun(options, output).Run()).Invoke(arguments, output, errors);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"The virtual board cannot run: {e.Message}");
            return BoardCommand.Failure;
        }
    }
}
