#include "ThreadWatchdog.h"

#include <cstdio>
#include <cstdlib>
#include <thread>

namespace videorecorder
{
namespace host
{

bool ThreadWatchdog::Start(int timeoutMs)
{
    std::lock_guard<std::mutex> lock(mutex_);
    timeout_ = std::chrono::milliseconds(timeoutMs);
    fed_ = std::chrono::steady_clock::now();
    running_ = true;
    if (!threadStarted_)
    {
        threadStarted_ = true;
        std::thread([this]() { Run(); }).detach();
    }

    changed_.notify_all();
    return true;
}

void ThreadWatchdog::Feed()
{
    std::lock_guard<std::mutex> lock(mutex_);
    fed_ = std::chrono::steady_clock::now();
}

void ThreadWatchdog::Stop()
{
    std::lock_guard<std::mutex> lock(mutex_);
    running_ = false;
    changed_.notify_all();
}

void ThreadWatchdog::Run()
{
    std::unique_lock<std::mutex> lock(mutex_);
    while (true)
    {
        if (!running_)
        {
            changed_.wait(lock);
            continue;
        }

        const auto due = fed_ + timeout_;
        if (std::chrono::steady_clock::now() >= due)
        {
            fprintf(stderr, "Watchdog: not fed for %lld ms. The board would be reset now.\n",
                    static_cast<long long>(timeout_.count()));
            abort();
        }

        changed_.wait_until(lock, due);
    }
}

} // namespace host
} // namespace videorecorder
