#include "os.h"

#include <chrono>
#include <cstdlib>
#include <thread>

#include "Clock.h"
#include "Memory.h"

namespace videorecorder
{

void Signal::Set()
{
    Clock &clock = Clock::Get();
    std::lock_guard<std::mutex> lock(clock.IsVirtual() ? clock.mutex_ : mutex_);
    if (!clock.IsVirtual())
    {
        set_ = true;
        condition_.notify_one();
    }
    else if (isWaited_)
    {
        clock.Resume(*this);
    }
    else
    {
        set_ = true;
    }
}

bool Signal::Wait(int32_t milliseconds)
{
    if (Clock::Get().IsVirtual())
    {
        return WaitVirtually(milliseconds);
    }

    std::unique_lock<std::mutex> lock(mutex_);
    if (milliseconds == kForever)
    {
        condition_.wait(lock, [this] { return set_; });
    }
    else
    {
        condition_.wait_for(lock, std::chrono::milliseconds(milliseconds), [this] { return set_; });
    }

    const bool wasSet = set_;
    set_ = false;
    return wasSet;
}

bool Signal::WaitVirtually(int32_t milliseconds)
{
    Clock &clock = Clock::Get();
    std::unique_lock<std::mutex> lock(clock.mutex_);
    if (set_ || milliseconds == 0)
    {
        const bool wasSet = set_;
        set_ = false;
        return wasSet;
    }

    dueMs_ = milliseconds == kForever ? kForever : clock.nowMs_ + milliseconds;
    clock.AddWaiting(*this);
    condition_.wait(lock, [this] { return !isWaited_; });
    return !isTimedOut_;
}

bool StartTask(const char *, uint32_t, int, void (*run)(void *), void *argument)
{
    if (!Memory::Get().MayStartTask())
    {
        return false;
    }

    Clock::Get().AddTask();
    std::thread([run, argument] {
        run(argument);
        Clock::Get().EndTask();
    }).detach();
    return true;
}

int64_t NowMs()
{
    return Clock::Get().NowMs();
}

void *AllocateExternal(size_t bytes)
{
    return Memory::Get().Allocate(bytes, false);
}

void *AllocateDma(size_t bytes)
{
    return Memory::Get().Allocate(bytes, true);
}

void Release(void *memory)
{
    Memory::Get().Release(memory);
}

} // namespace videorecorder
