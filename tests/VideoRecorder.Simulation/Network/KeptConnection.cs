using System.Text;
using VideoRecorder.Simulation.Engine;

namespace VideoRecorder.Simulation.Network;

/// <summary>What becomes of a connection between two requests: servers keep it, close it, or forget it, and do not say which.</summary>
internal sealed class KeptConnection(Chance chance, Wire wire)
{
    private const int LongIdleMs = 120_000;
    private const int ShortIdleMs = 5000;

    private long _forgottenAt = long.MaxValue;

    /// <summary>The recorder has all of a reply.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="now">The time.</param>
    public void Rest(ServerReply reply, long now)
    {
        if (!reply.KeepsConnection)
        {
            wire.EndAt(now + 1);
            return;
        }

        switch (chance.Below(16))
        {
            case < 8:
                break;
            case < 10:
                CloseAt(now + chance.Between(0, ShortIdleMs));
                break;
            case < 13:
                CloseAt(now + chance.Between(ShortIdleMs, LongIdleMs));
                break;
            case < 15:
                CloseAt(now);
                break;
            default:
                _forgottenAt = now + chance.Between(0, LongIdleMs);
                break;
        }
    }

    /// <summary>
    /// A request begins on it. A connection that was closed in that moment, or forgotten without a word, resets it or swallows what
    /// comes; one that is still there is idle no more.
    /// </summary>
    /// <returns>What the request meets for that reason; null for nothing.</returns>
    public ServerConduct? Wake(long now)
    {
        bool isGone = wire.HasAnything || now >= _forgottenAt;
        _forgottenAt = long.MaxValue;
        wire.DropComing();
        return isGone ? chance.Pick(ServerConduct.Reset, ServerConduct.Reset, ServerConduct.Silent) : null;
    }

    /// <summary>Some servers say why before they close (RFC 9110, 15.5.9).</summary>
    private void CloseAt(long time)
    {
        if (chance.OneIn(4))
        {
            wire.Send(Encoding.ASCII.GetBytes("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"), time);
        }

        wire.EndAt(time);
    }
}
