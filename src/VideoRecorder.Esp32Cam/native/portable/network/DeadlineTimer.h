#pragma once

#include <cstdint>

#include "SocketPort.h"
#include "os.h"

namespace videorecorder
{

/// Shuts the TCP connections down when a deadline passes, from a task of its own: the CLR's task is the one that is
/// blocked then. Until it is disarmed it shuts them down again and again, so that a connection made in the very moment
/// of the deadline does not escape.
class DeadlineTimer
{
public:
    /// How often a deadline that has passed shuts connections down again.
    static constexpr int32_t kRepeatMs = 250;

    explicit DeadlineTimer(SocketPort &port);
    ~DeadlineTimer();
    DeadlineTimer(const DeadlineTimer &) = delete;
    DeadlineTimer &operator=(const DeadlineTimer &) = delete;

    /// Arms the deadline, or moves it; one that has passed counts no more. Less than 1 ms counts as 1.
    /// The first call starts the task. Does nothing when there is no memory for it.
    void Arm(int32_t milliseconds);

    /// Takes the deadline back. Returns whether it had passed. No connection is shut down after the return.
    bool Disarm();

private:
    static void RunTask(void *self);
    void Run();
    int32_t Check();

    SocketPort &port_;
    Mutex shutting_; // held over a shut-down, so that Disarm ends after it; taken before mutex_
    Mutex mutex_;    // guards all that follows
    Signal changed_;
    Signal ended_;
    bool quit_ = false;
    bool started_ = false;
    bool armed_ = false;
    bool passed_ = false;
    int64_t dueMs_ = 0;
};

} // namespace videorecorder
