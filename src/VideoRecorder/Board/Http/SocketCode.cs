namespace VideoRecorder.Board.Http
{
    using System;
    using System.Net.Sockets;

    /// <summary>Finds the code of a socket's error in what was thrown.</summary>
    internal static class SocketCode
    {
        /// <summary>Finds the code.</summary>
        /// <param name="error">What was thrown.</param>
        /// <returns>A Winsock number; <see cref="TransportFaults.NoCode"/> when there is none.</returns>
        internal static int Of(Exception error)
        {
            for (Exception e = error; e != null; e = e.InnerException)
            {
                if (e is SocketException socketError)
                {
                    return socketError.ErrorCode;
                }
            }

            return TransportFaults.NoCode;
        }
    }
}
