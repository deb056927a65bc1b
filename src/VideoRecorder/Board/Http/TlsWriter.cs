namespace VideoRecorder.Board.Http
{
    using System;
    using System.IO;
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Esp32Cam;

    /// <summary>
    /// Writes a body over TLS. Here nanoFramework waits, while other threads run, until the connection has space; then it
    /// writes in a call that stops all threads until the whole piece is in. Small pieces fit into the space that there is,
    /// and the native deadline ends a call that finds none.
    /// </summary>
    internal sealed class TlsWriter : IBodyWriter
    {
        /// <summary>
        /// A connection with space has that for 2,881 bytes at least (lwIP's TCP_SNDLOWAT for a buffer of 5,760): a record of this
        /// size fits in, with what TLS adds.
        /// </summary>
        private const int RecordBytes = 2048;

        /// <summary>No record is begun later than this before the deadline.</summary>
        private const int MarginMs = 250;

        /// <summary>So much longer than is left a record may wait: most of the margin still is.</summary>
        private const int SlackMs = 100;

        private readonly Stream _stream;
        private int _timeout;

        /// <summary>Initializes a new instance of the <see cref="TlsWriter"/> class.</summary>
        /// <param name="stream">The connection.</param>
        internal TlsWriter(Stream stream)
        {
            _stream = stream;
        }

        /// <inheritdoc/>
        public int Write(byte[] buffer, int offset, int count, int waitMs)
        {
            int limit = waitMs > MarginMs ? waitMs : MarginMs + 1;
            long begin = Environment.TickCount64 + limit - MarginMs;
            int taken = 0;
            TransportException failure = null;
            bool hasPassed;
            NetworkDeadline.Arm(limit);
            try
            {
                taken = WriteRecords(buffer, offset, count, begin);
            }
            catch (Exception e)
            {
                failure = TransportFaults.Broken(SocketCode.Of(e));
            }
            finally
            {
                hasPassed = NetworkDeadline.Disarm();
            }

            if (hasPassed)
            {
                throw new TransportException(TransportError.Timeout, "The server stopped taking the clip");
            }

            return failure == null ? taken : throw failure;
        }

        /// <inheritdoc/>
        public bool IsWritten(int waitMs)
        {
            return true;
        }

        /// <inheritdoc/>
        public void End()
        {
        }

        private int WriteRecords(byte[] buffer, int offset, int count, long begin)
        {
            int taken = 0;
            long now = Environment.TickCount64;
            while (true)
            {
                int left = (int)(begin - now);
                if (_timeout > left + SlackMs || _timeout < left / 2)
                {
                    SetTimeout(left);
                }

                int part = count - taken < RecordBytes ? count - taken : RecordBytes;
                try
                {
                    _stream.Write(buffer, offset + taken, part);
                }
                catch (Exception e) when (SocketCode.Of(e) == TransportFaults.TimedOut)
                {
                    // It waited for space, and has taken nothing of this record.
                    return taken;
                }

                taken += part;
                if (taken == count)
                {
                    return taken;
                }

                now = Environment.TickCount64;
                if (now >= begin)
                {
                    return taken;
                }
            }
        }

        private void SetTimeout(int milliseconds)
        {
            _timeout = milliseconds > 1 ? milliseconds : 1;
            _stream.WriteTimeout = _timeout;
        }
    }
}
