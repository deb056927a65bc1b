using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace VideoRecorder.VirtualBoard.Network;

/// <summary>Finds servers and connects to them.</summary>
internal static class Dialer
{
    // A board has about 6 KB. With a PC's own megabytes a whole clip would count as sent before any of it moved. Below
    // this, loopback's segments of 64 KB each wait for a delayed acknowledgement when large pieces are written.
    private const int SendBufferBytes = 64 * 1024;

    /// <summary>Finds the addresses of a server.</summary>
    /// <param name="host">Its name or address.</param>
    /// <param name="limit">Ends the wait.</param>
    /// <returns>The addresses; at least one.</returns>
    /// <exception cref="SocketException">There are none.</exception>
    public static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken limit)
    {
        if (IPAddress.TryParse(host, out IPAddress? address))
        {
            return [address];
        }

        // Where the system cannot be stopped asking its name servers, that goes on alone, and no one wants to know how it fails.
        Task<IPAddress[]> lookup = Dns.GetHostAddressesAsync(host, limit);
        _ = lookup.ContinueWith(ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        IPAddress[] addresses = await lookup.WaitAsync(limit).ConfigureAwait(false);
        return addresses.Length > 0 ? addresses : throw new SocketException((int)SocketError.HostNotFound);
    }

    /// <summary>Connects to the first of these addresses that takes it.</summary>
    /// <param name="addresses">The addresses of the server.</param>
    /// <param name="port">Its port.</param>
    /// <param name="limit">Ends the wait.</param>
    /// <returns>The connected socket, and how long it took in milliseconds.</returns>
    /// <exception cref="SocketException">None takes it; the error of the last one.</exception>
    public static async Task<(Socket Socket, int ConnectMs)> DialAsync(IPAddress[] addresses, int port, CancellationToken limit)
    {
        foreach (IPAddress address in addresses.SkipLast(1))
        {
            try
            {
                return await DialAsync(address, port, limit).ConfigureAwait(false);
            }
            catch (SocketException)
            {
                // the next one may take it
            }
        }

        return await DialAsync(addresses[^1], port, limit).ConfigureAwait(false);
    }

    private static async Task<(Socket Socket, int ConnectMs)> DialAsync(IPAddress address, int port, CancellationToken limit)
    {
        Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { SendBufferSize = SendBufferBytes, NoDelay = true };
        try
        {
            long start = Stopwatch.GetTimestamp();
            await socket.ConnectAsync(new IPEndPoint(address, port), limit).ConfigureAwait(false);
            return (socket, (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
