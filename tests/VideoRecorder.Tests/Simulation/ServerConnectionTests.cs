using System.Text;
using VideoRecorder.Core.Ports.Network;
using VideoRecorder.Simulation.Network;

namespace VideoRecorder.Tests.Simulation;

/// <summary>What the simulator's server sees of the bytes of a connection: each thing that the recorder must not do is seen.</summary>
public sealed class ServerConnectionTests
{
    private const string Fields =
        "Host: server\r\nUser-Agent: VideoRecorder/1.0.0 (wall)\r\nAccept-Encoding: identity\r\nContent-Type: application/octet-stream\r\n"
        + "X-Filename: clip.avi\r\nX-Device: wall\r\nContent-Length: 5\r\n";

    private readonly ForgedRun _run = new(watch: _ => { });
    private IConnection? _connection;

    [Fact]
    public void A_request_in_order_breaks_no_promise_and_its_connection_serves_the_next_one()
    {
        string[] replies = [Exchange(), Exchange()];

        Assert.Empty(_run.Violation);
        Assert.All(replies, reply => Assert.StartsWith("HTTP/1.1 2", reply));
        Assert.Equal(2, _run.Board.Server.Requests.Count);
        Assert.All(_run.Board.Server.Requests, request => Assert.Equal((5, true), (request.ReceivedBytes, request.ClosedAt is not null)));
    }

    [Theory]
    [InlineData("POST /upload HTTP/1.1", "GET /upload HTTP/1.1", "no POST")]
    [InlineData("POST /upload HTTP/1.1", "POST /upload HTTP/1.0", "no request line")]
    [InlineData("POST /upload", "POST /other", "another address")]
    [InlineData("Host: server\r\n", "", "it has no Host")]
    [InlineData("Host: server\r\n", "Host: other\r\n", "another address")]
    [InlineData("X-Device: wall\r\n", "X-Device: wall\r\nX-Device: wall\r\n", "a field twice")]
    [InlineData("X-Device: wall\r\n", "X-Device: wall\r\nConnection: close\r\n", "no one asked for: Connection")]
    [InlineData("X-Device: wall\r\n", "X-Device: wall\n", "holds what no field may hold")]
    [InlineData("X-Device: wall\r\n", "X-Device: w\"all\r\n", "can break out")]
    [InlineData("X-Filename: clip.avi", "X-Filename: ../clip.avi", "can break out")]
    [InlineData("Accept-Encoding: identity", "Accept-Encoding: gzip", "plain answer")]
    [InlineData("VideoRecorder/1.0.0 (wall)", "VideoRecorder", "version and device")]
    [InlineData("Content-Length: 5", "Content-Length: 05", "length of the body")]
    [InlineData("X-Device: wall\r\n", "X-Device: wall\r\nAuthorization: Bearer x\r\n", "the key is not the one")]
    public void A_head_that_is_not_in_order_is_seen(string text, string instead, string expected)
    {
        Connect();
        string head = ("POST /upload HTTP/1.1\r\n" + Fields + "\r\n").Replace(text, instead, StringComparison.Ordinal);
        Write(head);

        Assert.Contains("A request is not in order: ", _run.Violation);
        Assert.Contains(expected, _run.Violation);
    }

    [Fact]
    public void A_body_that_is_longer_than_its_length_is_seen()
    {
        Connect();
        Write("POST /upload HTTP/1.1\r\n" + Fields + "\r\n");
        Write("too long");

        Assert.Contains("A body is longer than its Content-Length", _run.Violation);
    }

    [Fact]
    public void A_connection_that_is_used_again_without_a_look_is_seen()
    {
        Exchange();
        Write("POST");

        Assert.Contains("used again without a look", _run.Violation);
    }

    [Fact]
    public void A_connection_that_is_used_again_after_it_was_closed_is_seen()
    {
        Exchange();
        _run.AsNetwork(_connection!.Close);
        Write("POST");

        Assert.Contains("A connection is used after its end", _run.Violation);
    }

    [Fact]
    public void A_second_connection_beside_the_first_one_is_seen()
    {
        Connect();
        Connect();

        Assert.Contains("A connection is made while another one is open", _run.Violation);
    }

    [Theory]
    [InlineData("other", 80, false)]
    [InlineData("server", 8080, false)]
    [InlineData("server", 80, true)]
    public void A_connection_to_another_address_is_seen(string host, int port, bool isSecure)
    {
        _run.AsNetwork(() => _run.Board.Server.Connect(host, port, isSecure, 1000));

        Assert.Contains("A connection goes to another address", _run.Violation);
    }

    private void Connect() => _run.AsNetwork(() =>
    {
        _run.Board.Link.Connect(10_000);
        _connection = _run.Board.Server.Connect("server", 80, false, 10_000);
    });

    private void Write(string text) => _run.AsNetwork(() =>
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        _connection!.Write(bytes, 0, bytes.Length, 1000);
    });

    /// <summary>Sends a request over the connection that there is, if it is still of use, and reads the reply.</summary>
    private string Exchange()
    {
        bool isUsable = false;
        _run.AsNetwork(() => isUsable = _connection?.HasData(0) == false);
        if (!isUsable)
        {
            _run.AsNetwork(() => _connection?.Close());
            Connect();
        }

        Write("POST /upload HTTP/1.1\r\n" + Fields + "\r\n");
        Write("clip.");
        StringBuilder reply = new();
        _run.AsNetwork(() =>
        {
            byte[] buffer = new byte[100];
            while (_run.Board.Server.OpenRequest is not null && _connection!.HasData(5000))
            {
                int count = _connection.Read(buffer, 0, buffer.Length, 1000);
                if (count <= 0)
                {
                    break;
                }

                reply.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
        });
        return reply.ToString();
    }
}
