namespace VideoRecorder.Board.Http
{
    using System;
    using System.IO;
    using System.Net;
    using System.Net.Security;
    using System.Security.Cryptography;
    using System.Threading;
    using VideoRecorder.Core.Ports.Network;
    using VideoRecorder.Core.Text;
    using VideoRecorder.Esp32Cam;

    /// <summary>
    /// Opens the connection of a request by a thread of its own, for nanoFramework knows no time-out for a name or a
    /// connection. A thread that is given up goes on until the network gives up, and then closes what it has.
    /// </summary>
    internal sealed class Connector
    {
        /// <summary>A protocol that mbedTLS refuses before it says a word to the server.</summary>
        private const SslProtocols NoProtocol = (SslProtocols)1;

        /// <summary>So much before the native deadline a connection is given up, so that the deadline does not close others for it.</summary>
        private const int MarginMs = 100;

        /// <summary>How long a handshake that the deadline ended may take to clean up, in milliseconds.</summary>
        private const int CleanUpMs = 500;

        /// <summary>How much two clocks of the board may differ.</summary>
        private const int ClockMs = 10;

        private static readonly object s_gate = new object();
        private static int s_abandoned;

        private readonly object _gate = new object();
        private readonly ManualResetEvent _done = new ManualResetEvent(false);
        private readonly HttpWebRequest _request;
        private readonly HttpUrl _url;
        private bool _isResolved;
        private bool _isDone;
        private bool _isAbandoned;
        private Stream _stream;
        private TransportException _failure;

        /// <summary>Initializes a new instance of the <see cref="Connector"/> class.</summary>
        /// <param name="request">The request, ready to be sent.</param>
        /// <param name="url">Where to.</param>
        internal Connector(HttpWebRequest request, HttpUrl url)
        {
            _request = request;
            _url = url;
        }

        /// <summary>Gets how many threads were given up and have not ended yet.</summary>
        internal static int Abandoned
        {
            get
            {
                lock (s_gate)
                {
                    return s_abandoned;
                }
            }
        }

        /// <summary>Connects and sends the head.</summary>
        /// <param name="timeoutMs">The longest time in milliseconds for all of it.</param>
        /// <returns>The connection, to write the body to and read the reply from.</returns>
        /// <exception cref="TransportException">No connection, or no trust in the server, or the time was over.</exception>
        internal Stream Connect(int timeoutMs)
        {
            return _url.IsHttps ? ConnectSecurely(timeoutMs) : ConnectPlainly(timeoutMs);
        }

        private Stream ConnectPlainly(int timeoutMs)
        {
            new Thread(Run).Start();
            _done.WaitOne(timeoutMs, false);
            return IsGivenUp() ? throw TooLate(timeoutMs) : Result();
        }

        /// <summary>
        /// The handshake stops all managed threads, so the native deadline must be armed before it can begin. Where it has
        /// not begun in time it never will: the request gets a protocol that does not exist. The deadline stays armed then,
        /// for a handshake that begins in this very moment.
        /// </summary>
        private Stream ConnectSecurely(int timeoutMs)
        {
            bool isGivenUp = false;
            bool hasPassed = false;
            long deadline = Environment.TickCount64 + timeoutMs;
            NetworkDeadline.Arm(timeoutMs);
            try
            {
                new Thread(Run).Start();
                bool isDone = _done.WaitOne(timeoutMs > MarginMs ? timeoutMs - MarginMs : timeoutMs, false);
                if (!isDone && Environment.TickCount64 >= deadline - ClockMs)
                {
                    // Nothing ran in the margin: the deadline ended a handshake. No connection may begin while that cleans up.
                    _done.WaitOne(CleanUpMs, false);
                }

                isGivenUp = IsGivenUp();
            }
            finally
            {
                hasPassed = !isGivenUp && NetworkDeadline.Disarm();
            }

            if (hasPassed && _stream != null)
            {
                Close(_stream);
            }

            return isGivenUp || hasPassed ? throw TooLate(timeoutMs) : Result();
        }

        private TransportException TooLate(int timeoutMs)
        {
            return _isResolved ? TransportFaults.Silent(_url, timeoutMs) : TransportFaults.NotResolved(_url);
        }

        private Stream Result()
        {
            return _stream ?? throw (_failure ?? TransportFaults.Broken(TransportFaults.NoCode));
        }

        private bool IsGivenUp()
        {
            lock (_gate)
            {
                if (_isDone)
                {
                    return false;
                }

                _isAbandoned = true;
                _request.SslProtocols = NoProtocol;
            }

            CountAbandoned(1);
            return true;
        }

        private void Run()
        {
            try
            {
                Resolve();
                _stream = _isAbandoned ? null : _request.GetRequestStream();
            }
            catch (Exception e)
            {
                Fail(e);
            }

            Done();
        }

        private void Fail(Exception error)
        {
            try
            {
                _failure = Explain(error);
                if (_isResolved && _url.IsHttps && !(error is WebException))
                {
                    FinalizerRun.Await();
                }
            }
            catch (Exception)
            {
                // No memory for it. The thread has to say that it is done, or it counts as one that waits for ever.
            }
        }

        private void Done()
        {
            lock (_gate)
            {
                _isDone = true;
            }

            _done.Set();
            if (_isAbandoned)
            {
                if (_stream != null)
                {
                    Close(_stream);
                }

                CountAbandoned(-1);
            }
        }

        /// <summary>Resolves the name first, to know what failed; HttpWebRequest does it again, and finds it remembered.</summary>
        private void Resolve()
        {
            if (!IsAddress(_url.Host))
            {
                Dns.GetHostEntry(_url.Host);
            }

            _isResolved = true;
        }

        private TransportException Explain(Exception error)
        {
            int code = SocketCode.Of(error);
            if (!_isResolved)
            {
                return TransportFaults.NotResolved(_url);
            }

            if (error is WebException)
            {
                return TransportFaults.NotConnected(_url, code);
            }

            if (_url.IsHttps)
            {
                return TransportFaults.NotSecured(_url, error is CryptographicException tlsError ? tlsError.ErrorCode : 0);
            }

            return TransportFaults.Broken(code);
        }

        private static bool IsAddress(string host)
        {
            for (int i = 0; i < host.Length; i++)
            {
                if (host[i] != '.' && (host[i] < '0' || host[i] > '9'))
                {
                    return false;
                }
            }

            return true;
        }

        private static void Close(Stream stream)
        {
            try
            {
                stream.Close();
            }
            catch (Exception)
            {
                // The connection is gone, as it should be.
            }
        }

        private static void CountAbandoned(int change)
        {
            lock (s_gate)
            {
                s_abandoned += change;
            }
        }
    }
}
