#pragma once

namespace videorecorder
{

/// The sockets of the IP stack.
class SocketPort
{
public:
    /// Shuts down all TCP connections in both directions, so that calls blocked on them return. It closes none: the
    /// numbers stay with their owners. Called by the deadline's task; it must not wait for the network.
    virtual void ShutDownConnections() = 0;

protected:
    ~SocketPort() = default;
};

} // namespace videorecorder
