#include "Clock.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "os.h"

namespace videorecorder
{

namespace
{

constexpr int64_t kVirtualStartMs = 1000;

int64_t RealMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

Clock &Clock::Get()
{
    static Clock *const clock = new Clock(); // never destroyed: tasks may outlive main
    return *clock;
}

void Clock::BeginVirtual()
{
    WaitForTasks(); // the last ones of the test before may be about to end
    std::lock_guard<std::mutex> lock(mutex_);
    isVirtual_ = true;
    running_ = 1;
    nowMs_ = kVirtualStartMs;
}

void Clock::EndVirtual()
{
    WaitForTasks();
    isVirtual_ = false;
}

int64_t Clock::NowMs()
{
    if (!isVirtual_)
    {
        return RealMs();
    }

    std::lock_guard<std::mutex> lock(mutex_);
    return nowMs_;
}

void Clock::Sleep(int32_t milliseconds)
{
    if (isVirtual_)
    {
        Signal never;
        never.Wait(milliseconds);
    }
    else
    {
        std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    }
}

void Clock::AddTask()
{
    std::lock_guard<std::mutex> lock(mutex_);
    ++running_;
    ++tasks_;
}

void Clock::EndTask()
{
    std::lock_guard<std::mutex> lock(mutex_);
    --running_;
    --tasks_;
    tasksChanged_.notify_all();
    if (isVirtual_)
    {
        JumpIfAllWait();
    }
}

void Clock::WaitForTasks()
{
    std::unique_lock<std::mutex> lock(mutex_);
    while (tasks_ > 0)
    {
        tasksChanged_.wait(lock);
    }
}

void Clock::AddWaiting(Signal &signal)
{
    signal.isWaited_ = true;
    signal.isTimedOut_ = false;
    signal.next_ = waiting_;
    waiting_ = &signal;
    --running_;
    JumpIfAllWait();
}

// Lets the task that waits for a signal go on. It counts as running from now on, not only when it really does.
void Clock::Resume(Signal &signal)
{
    Signal **link = &waiting_;
    while (*link != &signal)
    {
        link = &(*link)->next_;
    }

    *link = signal.next_;
    signal.isWaited_ = false;
    ++running_;
    signal.condition_.notify_one();
}

void Clock::JumpIfAllWait()
{
    if (running_ > 0 || waiting_ == nullptr)
    {
        return;
    }

    Signal *next = nullptr;
    for (Signal *signal = waiting_; signal != nullptr; signal = signal->next_)
    {
        if (signal->dueMs_ != kForever && (next == nullptr || signal->dueMs_ < next->dueMs_))
        {
            next = signal;
        }
    }

    if (next == nullptr)
    {
        std::fputs("All tasks wait for ever.\n", stderr);
        std::abort();
    }

    nowMs_ = next->dueMs_ > nowMs_ ? next->dueMs_ : nowMs_;
    next->isTimedOut_ = true;
    Resume(*next);
}

} // namespace videorecorder
