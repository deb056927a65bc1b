using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.RealFaults;

/// <summary>
/// nginx as a process of its own, on a port of loopback and in a folder of its own: with TLS in front of an upload
/// server, as people run it. A change of the settings counts from the next <see cref="Reload"/> or start on.
/// </summary>
internal sealed class NginxServer : IDisposable
{
    private const string Host = "localhost";

    // below those that the system gives to connections and to listeners that ask for any
    private const int FirstPort = 12000;
    private const int Ports = 16000;

    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(120);
    private static int _lastPort = FirstPort + Random.Shared.Next(Ports);

    // Debian keeps it where only root's path leads
    private readonly string _command = Require.Tool("nginx", File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx", "-v");
    private readonly TempFolder _folder = new();
    private readonly StringBuilder _output = new();
    private Process? _process;

    public NginxServer()
    {
        Port = FreePort();
        PlainPort = FreePort();
    }

    /// <summary>Gets the port with TLS.</summary>
    public int Port { get; }

    /// <summary>Gets the port without.</summary>
    public int PlainPort { get; }

    public string Url => $"https://{Host}:{Port}/upload";

    /// <summary>Gets or sets the server's own certificate with its key, and those that it sends along.</summary>
    public X509Certificate2[] Certificates { get; set; } = [];

    public string Protocols { get; set; } = "TLSv1.2 TLSv1.3";

    /// <summary>Gets or sets where the uploads go on to.</summary>
    public string Upstream { get; set; } = "127.0.0.1:1";

    public string MaxBody { get; set; } = "100m";

    /// <summary>Gets or sets for how many seconds nginx waits for the server behind it.</summary>
    public int UpstreamSeconds { get; set; } = 60;

    /// <summary>Gets what nginx has said.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public void Start()
    {
        WriteSettings();
        ProcessStartInfo start = new(_command, ["-p", _folder.Path, "-c", _folder.File("nginx.conf"), "-e", "stderr"]) { RedirectStandardError = true };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginErrorReadLine();
        Await(Shows);
    }

    /// <summary>Takes over changed settings, as <c>nginx -s reload</c> does.</summary>
    public void Reload()
    {
        WriteSettings();
        int[] before = Workers();
        Signal("HUP");

        // those from before take no more connections, but still end the ones that they have
        Await(() => Workers().Any(worker => !before.Contains(worker)) && before.All(IsShuttingDown) && Shows());
    }

    /// <summary>Stops at once: connections break.</summary>
    public void Stop()
    {
        if (_process == null)
        {
            return;
        }

        if (!_process.HasExited)
        {
            Signal("TERM");
            if (!_process.WaitForExit(_longestWait))
            {
                _process.Kill(entireProcessTree: true);
                _process.WaitForExit();
            }
        }

        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Stop();
        _folder.Dispose();
    }

    private static int FreePort()
    {
        while (true)
        {
            int port = FirstPort + (Interlocked.Increment(ref _lastPort) % Ports);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // somebody has it
            }
        }
    }

    private static bool IsShuttingDown(int worker)
    {
        try
        {
            return File.ReadAllText($"/proc/{worker}/cmdline").Contains("shutting down", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // it is gone
            return true;
        }
    }

    private void WriteSettings()
    {
        File.WriteAllText(_folder.File("server.crt"), string.Join('\n', Certificates.Select(c => c.ExportCertificatePem())));
        File.WriteAllText(_folder.File("server.key"), Certificates[0].GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        string user = Environment.UserName == "root" ? "user root;" : string.Empty;
        File.WriteAllText(_folder.File("nginx.conf"), $$"""
            {{user}}
            daemon off;
            worker_processes 1;
            error_log stderr info;
            pid nginx.pid;
            events { worker_connections 64; }
            http {
                access_log off;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                server {
                    listen 127.0.0.1:{{Port}} ssl;
                    listen 127.0.0.1:{{PlainPort}};
                    server_name {{Host}};
                    ssl_certificate server.crt;
                    ssl_certificate_key server.key;
                    ssl_protocols {{Protocols}};
                    ssl_ciphers DEFAULT:@SECLEVEL=0;
                    client_max_body_size {{MaxBody}};
                    location / {
                        proxy_pass http://{{Upstream}};
                        proxy_read_timeout {{UpstreamSeconds}}s;
                    }
                }
            }

            """);
    }

    /// <summary>Tells whether it listens and shows the certificate that it should.</summary>
    private bool Shows()
    {
        if (_process!.HasExited)
        {
            throw new InvalidOperationException("nginx ended." + LogTail.Of(Output.Split('\n')));
        }

        try
        {
            using var client = new TcpClient(Host, Port);
            if (Protocols.Contains("1.2", StringComparison.Ordinal))
            {
                byte[] shown = [];
                using var tls = new SslStream(client.GetStream(), false, (_, certificate, _, _) =>
                {
                    shown = certificate!.GetRawCertData();
                    return true;
                });
                tls.AuthenticateAsClient(Host);
                return shown.AsSpan().SequenceEqual(Certificates[0].RawData);
            }

            return true;
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException)
        {
            return false;
        }
    }

    private int[] Workers()
    {
        string children = File.ReadAllText($"/proc/{_process!.Id}/task/{_process.Id}/children");
        return [.. children.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process!.Id}"]);
        kill.WaitForExit();
    }

    private void Await(Func<bool> isSo)
    {
        for (var watch = Stopwatch.StartNew(); !isSo(); Thread.Sleep(20))
        {
            Assert.True(watch.Elapsed < _longestWait, "nginx does not come to it." + LogTail.Of(Output.Split('\n')));
        }
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
