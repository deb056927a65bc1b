#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace videorecorder
{

class Signal;

/// The time of all tasks of this program. Virtual time stands still while a task runs, and jumps to the next end of a
/// wait when all of them wait: so hours pass at once, and no test depends on the speed of the computer.
class Clock
{
public:
    static Clock &Get();

    /// Starts virtual time, with the calling thread as the only task. No other may run.
    void BeginVirtual();

    /// Goes back to real time. No other task may run.
    void EndVirtual();

    bool IsVirtual() const { return isVirtual_; }
    int64_t NowMs();

    /// Sleeps, as a task does whose card or camera takes its time.
    void Sleep(int32_t milliseconds);

    /// For StartTask: the new task runs from the call of the first on.
    void AddTask();
    void EndTask();

    /// Waits until all tasks but the calling one have ended.
    void WaitForTasks();

private:
    friend class Signal;

    void JumpIfAllWait();
    void Resume(Signal &signal);
    void AddWaiting(Signal &signal);

    std::mutex mutex_;
    std::condition_variable tasksChanged_;
    bool isVirtual_ = false;
    int running_ = 0;
    int tasks_ = 0;
    int64_t nowMs_ = 0;
    Signal *waiting_ = nullptr;
};

/// Virtual time for the length of a block.
class VirtualTime
{
public:
    VirtualTime() { Clock::Get().BeginVirtual(); }
    ~VirtualTime() { Clock::Get().EndVirtual(); }
    VirtualTime(const VirtualTime &) = delete;
    VirtualTime &operator=(const VirtualTime &) = delete;
};

} // namespace videorecorder
