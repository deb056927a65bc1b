// The TCP connections of lwIP.

#include "../portable/network/SocketPort.h"

#include <lwip/priv/tcp_priv.h>
#include <lwip/tcpip.h>

#include "../glue/Platform.h"
#include "os.h"

namespace videorecorder
{
namespace
{

// Runs in lwIP's own task, the only one that may touch connections. An aborted connection wakes whoever is blocked on it
// with an error, whether it reads, writes, selects or still connects; shutdown() cannot end a connect. The other side gets
// a reset and nothing is left of the connection but its socket, which its owner closes.
void AbortAll(void *done)
{
    while (tcp_active_pcbs != nullptr)
    {
        tcp_abort(tcp_active_pcbs); // takes it out of the list
    }

    static_cast<Signal *>(done)->Set();
}

class LwipSockets final : public SocketPort
{
public:
    void ShutDownConnections() override
    {
        // Waits for lwIP's task, not for the network: a connection that is made after the return shall not be ended.
        if (tcpip_callback(AbortAll, &done_) == ERR_OK)
        {
            done_.Wait(kForever);
        }
    }

private:
    Signal done_;
};

} // namespace

SocketPort &platform::Sockets()
{
    static LwipSockets sockets;
    return sockets;
}

} // namespace videorecorder
