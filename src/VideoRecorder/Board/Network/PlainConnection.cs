namespace VideoRecorder.Board.Network
{
    using System;
    using System.Net.Sockets;
    using VideoRecorder.Core.Http;
    using VideoRecorder.Core.Ports.Network;

    /// <summary>A TCP connection. While one call waits the other threads run.</summary>
    internal class PlainConnection : IConnection
    {
        /// <summary>
        /// A connection with space has that for 2,881 bytes at least (lwIP's TCP_SNDLOWAT for a buffer of 5,760): so much goes in at
        /// once, also with the 29 bytes that TLS adds. A write that waited in its middle could not be taken up again, for
        /// nanoFramework does not tell how much went out.
        /// </summary>
        private const int PartBytes = 2816;

        private const int TimeoutMs = 10000;
        private const int MostPollMs = 2000000;
        private const int Thousand = 1000;

        private readonly Socket _socket;

        /// <summary>Initializes a new instance of the <see cref="PlainConnection"/> class.</summary>
        /// <param name="socket">The connected socket; closed with this.</param>
        /// <param name="connectMs">How long connecting took, in milliseconds.</param>
        internal PlainConnection(Socket socket, int connectMs)
        {
            _socket = socket;
            ConnectMs = connectMs;
            socket.ReceiveTimeout = TimeoutMs;
            socket.SendTimeout = TimeoutMs;
        }

        /// <inheritdoc/>
        public int ConnectMs { get; }

        /// <inheritdoc/>
        public virtual bool HasData(int waitMs)
        {
            return Poll(waitMs, SelectMode.SelectRead);
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int count, int limitMs)
        {
            try
            {
                int received = Receive(buffer, offset, count, limitMs);
                return received > 0 ? received : -1;
            }
            catch (Exception e) when (!(e is TransportException))
            {
                // What made the socket readable may have been nothing of the application's.
                int code = SocketReason.CodeOf(e);
                return code == SocketReason.TimedOut ? 0 : throw TransportFaults.Broken(SocketReason.Of(code));
            }
        }

        /// <inheritdoc/>
        public int Write(byte[] buffer, int offset, int count, int waitMs)
        {
            // Where something was taken the call waits no more: the caller's time-out counts from then on.
            int taken = 0;
            while (taken < count && Poll(taken == 0 ? waitMs : 0, SelectMode.SelectWrite))
            {
                int part = count - taken < PartBytes ? count - taken : PartBytes;
                try
                {
                    Send(buffer, offset + taken, part, waitMs);
                }
                catch (Exception e) when (!(e is TransportException))
                {
                    throw Broken(e);
                }

                taken += part;
            }

            return taken;
        }

        /// <inheritdoc/>
        public void Close()
        {
            try
            {
                Release();
            }
            catch (Exception)
            {
                // The connection is gone, as it should be.
            }
        }

        /// <summary>Receives what is there.</summary>
        /// <param name="buffer">Receives the bytes.</param>
        /// <param name="offset">Where they start.</param>
        /// <param name="count">The most.</param>
        /// <param name="limitMs">The longest time that may take, in milliseconds.</param>
        /// <returns>How many; 0 at the end.</returns>
        protected virtual int Receive(byte[] buffer, int offset, int count, int limitMs)
        {
            return _socket.Receive(buffer, offset, count, SocketFlags.None);
        }

        /// <summary>Sends a part, for which there is space.</summary>
        /// <param name="buffer">The bytes.</param>
        /// <param name="offset">Where they start.</param>
        /// <param name="count">How many.</param>
        /// <param name="limitMs">The time that is left for it, in milliseconds.</param>
        protected virtual void Send(byte[] buffer, int offset, int count, int limitMs)
        {
            _socket.Send(buffer, offset, count, SocketFlags.None);
        }

        /// <summary>Closes the socket, in whatever state it is.</summary>
        protected virtual void Release()
        {
            _socket.Close();
        }

        private static TransportException Broken(Exception error)
        {
            return TransportFaults.Broken(SocketReason.Of(SocketReason.CodeOf(error)));
        }

        private bool Poll(int waitMs, SelectMode mode)
        {
            try
            {
                return _socket.Poll((waitMs < MostPollMs ? waitMs : MostPollMs) * Thousand, mode);
            }
            catch (Exception e)
            {
                throw Broken(e);
            }
        }
    }
}
