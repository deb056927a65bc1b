using VideoRecorder.VirtualBoard;

return VirtualBoardProgram.Run(args, Console.Out, Console.Error);
