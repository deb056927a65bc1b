#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace videorecorder
{
namespace host
{

/// Ends the process when it is not fed in time, as the board's watchdog resets the board.
class ThreadWatchdog
{
public:
    bool Start(int timeoutMs);
    void Feed();
    void Stop();

private:
    void Run();

    std::mutex mutex_; // guards all that follows
    std::condition_variable changed_;
    std::chrono::milliseconds timeout_{0};
    std::chrono::steady_clock::time_point fed_;
    bool running_ = false;
    bool threadStarted_ = false;
};

} // namespace host
} // namespace videorecorder
