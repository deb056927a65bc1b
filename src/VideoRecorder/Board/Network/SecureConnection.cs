namespace VideoRecorder.Board.Network
{
    using System;
    using System.Net.Security;
    using System.Net.Sockets;
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Esp32Cam;

    /// <summary>
    /// TLS over TCP. Waiting for data or space lets the other threads run. Once a record has begun, nanoFramework stops all
    /// threads until it has ended: the native deadline ends that, and the connection with it.
    /// </summary>
    internal sealed class SecureConnection : PlainConnection
    {
        /// <summary>So long a record may take where no more time is left: it was begun in time, and usually fits in.</summary>
        private const int LeastLimitMs = 250;

        private readonly SslStream _stream;

        /// <summary>Initializes a new instance of the <see cref="SecureConnection"/> class.</summary>
        /// <param name="socket">The connected socket.</param>
        /// <param name="stream">Its stream, the handshake done; closed with this.</param>
        /// <param name="connectMs">How long connecting took, in milliseconds.</param>
        internal SecureConnection(Socket socket, SslStream stream, int connectMs)
            : base(socket, connectMs)
        {
            _stream = stream;
        }

        /// <inheritdoc/>
        public override bool HasData(int waitMs)
        {
            return _stream.DataAvailable || base.HasData(waitMs);
        }

        /// <inheritdoc/>
        protected override int Receive(byte[] buffer, int offset, int count, int limitMs)
        {
            int received = 0;
            Exception failure = null;
            NetworkDeadline.Arm(limitMs);
            try
            {
                received = _stream.Read(buffer, offset, count);
            }
            catch (Exception e)
            {
                failure = e;
            }

            ThrowIfFailed(failure, "The server's answer stopped in its middle");
            return received;
        }

        /// <inheritdoc/>
        protected override void Send(byte[] buffer, int offset, int count, int limitMs)
        {
            Exception failure = null;
            NetworkDeadline.Arm(limitMs > LeastLimitMs ? limitMs : LeastLimitMs);
            try
            {
                _stream.Write(buffer, offset, count);
            }
            catch (Exception e)
            {
                failure = e;
            }

            ThrowIfFailed(failure, "The server stopped taking the clip");
        }

        /// <inheritdoc/>
        protected override void Release()
        {
            _stream.Close();
        }

        private static void ThrowIfFailed(Exception failure, string tooLate)
        {
            if (NetworkDeadline.Disarm())
            {
                throw new TransportException(TransportError.Timeout, tooLate);
            }

            if (failure != null)
            {
                throw failure;
            }
        }
    }
}
