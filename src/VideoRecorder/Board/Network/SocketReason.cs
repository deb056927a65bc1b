namespace VideoRecorder.Board.Network
{
    using System;
    using System.Net.Sockets;

    /// <summary>What a socket's error means, in a user's words.</summary>
    /// <remarks>
    /// The codes are Winsock numbers. On the board some say little: a refused connection has the code of one that is being made
    /// (10035).
    /// </remarks>
    internal static class SocketReason
    {
        /// <summary>Nothing moved for the time-out.</summary>
        internal const int TimedOut = 10060;

        /// <summary>Nothing listens at that port.</summary>
        internal const int Refused = 10061;

        private const int NoCode = 0;
        private const int NetworkDown = 10050;
        private const int NetworkUnreachable = 10051;
        private const int Aborted = 10053;
        private const int Reset = 10054;
        private const int HostUnreachable = 10065;

        /// <summary>Finds the code of a socket's error in what was thrown.</summary>
        /// <param name="error">What was thrown.</param>
        /// <returns>The code; 0 when there is none.</returns>
        internal static int CodeOf(Exception error)
        {
            for (Exception e = error; e != null; e = e.InnerException)
            {
                if (e is SocketException socketError)
                {
                    return socketError.ErrorCode;
                }
            }

            return NoCode;
        }

        /// <summary>Puts a code into words.</summary>
        /// <param name="code">The code.</param>
        /// <returns>The words; empty where it says nothing to a user.</returns>
        internal static string Of(int code)
        {
            switch (code)
            {
                case NetworkDown:
                    return "the network is down";
                case NetworkUnreachable:
                case HostUnreachable:
                    return "there is no way to that address";
                case Reset:
                case Aborted:
                    return "the server closed it";
                default:
                    return string.Empty;
            }
        }
    }
}
