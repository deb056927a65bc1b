#include "DeadlineTimer.h"

#include "../Guard.h"

namespace videorecorder
{

namespace
{

constexpr uint32_t kStackBytes = 4096;

// Above the CLR, which is what it frees.
constexpr int kPriority = 7;

} // namespace

DeadlineTimer::DeadlineTimer(SocketPort &port) : port_(port)
{
}

DeadlineTimer::~DeadlineTimer()
{
    bool running;
    {
        Guard guard(mutex_);
        running = started_;
        quit_ = true;
    }

    changed_.Set();
    if (running)
    {
        ended_.Wait(kForever);
        Guard guard(mutex_); // the task has left its last block
    }
}

void DeadlineTimer::Arm(int32_t milliseconds)
{
    {
        Guard shutting(shutting_);
        Guard guard(mutex_);
        armed_ = true;
        passed_ = false;
        dueMs_ = NowMs() + (milliseconds < 1 ? 1 : milliseconds);
        if (!started_)
        {
            started_ = StartTask("deadline", kStackBytes, kPriority, RunTask, this);
        }
    }

    changed_.Set();
}

bool DeadlineTimer::Disarm()
{
    Guard shutting(shutting_);
    Guard guard(mutex_);
    const bool passed = armed_ && passed_;
    armed_ = false;
    passed_ = false;
    return passed;
}

void DeadlineTimer::RunTask(void *self)
{
    static_cast<DeadlineTimer *>(self)->Run();
}

void DeadlineTimer::Run()
{
    for (;;)
    {
        {
            Guard guard(mutex_);
            if (quit_)
            {
                ended_.Set();
                return;
            }
        }

        const int32_t wait = Check();
        changed_.Wait(wait);
    }
}

// Shuts connections down if it is time. Returns how long nothing is to be done.
int32_t DeadlineTimer::Check()
{
    Guard shutting(shutting_);
    {
        Guard guard(mutex_);
        if (!armed_)
        {
            return kForever;
        }

        const int64_t left = dueMs_ - NowMs();
        if (left > 0)
        {
            return static_cast<int32_t>(left);
        }

        passed_ = true;
        dueMs_ = NowMs() + kRepeatMs;
    }

    port_.ShutDownConnections();
    return kRepeatMs;
}

} // namespace videorecorder
