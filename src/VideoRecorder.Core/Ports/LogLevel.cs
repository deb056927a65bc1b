namespace VideoRecorder.Core.Ports
{
    /// <summary>How grave a log line is.</summary>
    public enum LogLevel
    {
        /// <summary>Details for finding a fault.</summary>
        Debug = 0,

        /// <summary>What the recorder does.</summary>
        Information = 1,

        /// <summary>Something went wrong and is being dealt with.</summary>
        Warning = 2,

        /// <summary>Something went wrong that a user must deal with.</summary>
        Error = 3,
    }
}
