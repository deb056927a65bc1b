#pragma once

#include "../portable/network/SocketPort.h"

namespace videorecorder
{
namespace host
{

/// The TCP connections of this process.
class ProcessSockets final : public SocketPort
{
public:
    void ShutDownConnections() override;
};

} // namespace host
} // namespace videorecorder
