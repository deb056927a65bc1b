Console.Error.WriteLine("The virtual board cannot be started yet.");
return 1;
