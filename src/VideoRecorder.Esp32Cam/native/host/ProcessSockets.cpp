#include "ProcessSockets.h"

#include <algorithm>
#include <sys/socket.h>
#include <unistd.h>

namespace videorecorder
{
namespace host
{

namespace
{

// Numbers of files are given from below, so there are few above this in a program that opens a handful.
constexpr long kMostNumbers = 1024;

bool HasOption(int number, int option, int value)
{
    int actual = 0;
    socklen_t length = sizeof(actual);
    return getsockopt(number, SOL_SOCKET, option, &actual, &length) == 0 && actual == value;
}

bool IsTcpConnection(int number)
{
    sockaddr_storage address;
    socklen_t length = sizeof(address);
    return getsockname(number, reinterpret_cast<sockaddr *>(&address), &length) == 0 &&
           (address.ss_family == AF_INET || address.ss_family == AF_INET6) &&
           HasOption(number, SO_TYPE, SOCK_STREAM) && HasOption(number, SO_ACCEPTCONN, 0);
}

} // namespace

void ProcessSockets::ShutDownConnections()
{
    const int last = static_cast<int>(std::min(sysconf(_SC_OPEN_MAX), kMostNumbers));
    for (int number = 0; number < last; ++number)
    {
        if (IsTcpConnection(number))
        {
            shutdown(number, SHUT_RDWR);
        }
    }
}

} // namespace host
} // namespace videorecorder
