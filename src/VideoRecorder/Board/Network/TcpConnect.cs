namespace VideoRecorder.Board.Network
{
    using System;
    using System.Net;
    using System.Net.Sockets;
    using System.Threading;
    using VideoRecorder.Core.Http;
    using VideoRecorder.Core.Ports.Network;

    /// <summary>
    /// Makes a TCP connection by a thread of its own, for nanoFramework knows no time-out for a name or a connection. A thread
    /// that is given up goes on until the network gives up, and then closes what it has.
    /// </summary>
    internal sealed class TcpConnect
    {
        private static readonly object s_gate = new object();
        private static int s_abandoned;

        private readonly object _gate = new object();
        private readonly ManualResetEvent _done = new ManualResetEvent(false);
        private readonly string _host;
        private readonly int _port;
        private bool _isResolved;
        private bool _isDone;
        private bool _isAbandoned;
        private Socket _socket;
        private int _code;

        /// <summary>Initializes a new instance of the <see cref="TcpConnect"/> class.</summary>
        /// <param name="host">The name or IPv4 address of the server.</param>
        /// <param name="port">Its port.</param>
        internal TcpConnect(string host, int port)
        {
            _host = host;
            _port = port;
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

        /// <summary>Gets how long the connection took to be made, without the name, in milliseconds.</summary>
        internal int ConnectMs { get; private set; }

        /// <summary>Resolves the name and connects.</summary>
        /// <param name="timeoutMs">The longest time in milliseconds for both.</param>
        /// <returns>The connected socket.</returns>
        /// <exception cref="TransportException">No connection, or the time was over.</exception>
        internal Socket Connect(int timeoutMs)
        {
            new Thread(Run).Start();
            _done.WaitOne(timeoutMs, false);
            if (IsGivenUp())
            {
                throw _isResolved ? TransportFaults.Silent(_host, _port, timeoutMs) : TransportFaults.NotResolved(_host);
            }

            return _socket ?? throw Failure();
        }

        private TransportException Failure()
        {
            return !_isResolved ? TransportFaults.NotResolved(_host)
                : _code == SocketReason.Refused ? TransportFaults.Refused(_host, _port)
                : TransportFaults.NotConnected(_host, _port, SocketReason.Of(_code));
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
            }

            CountAbandoned(1);
            return true;
        }

        private void Run()
        {
            Socket socket = null;
            try
            {
                IPAddress address = Resolve();
                _isResolved = true;
                if (!_isAbandoned)
                {
                    socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                    long start = Environment.TickCount64;
                    socket.Connect(new IPEndPoint(address, _port));
                    ConnectMs = (int)(Environment.TickCount64 - start);
                    _socket = socket;
                }
            }
            catch (Exception e)
            {
                _code = SocketReason.CodeOf(e);
                Close(socket);
            }

            Done();
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
                Close(_socket);
                CountAbandoned(-1);
            }
        }

        private IPAddress Resolve()
        {
            if (IsAddress(_host))
            {
                return IPAddress.Parse(_host);
            }

            IPAddress[] addresses = Dns.GetHostEntry(_host).AddressList;
            for (int i = 0; i < addresses.Length; i++)
            {
                if (addresses[i] != null && addresses[i].AddressFamily == AddressFamily.InterNetwork)
                {
                    return addresses[i];
                }
            }

            throw new Exception();
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

        private static void Close(Socket socket)
        {
            try
            {
                socket?.Close();
            }
            catch (Exception)
            {
                // It is gone, as it should be.
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
