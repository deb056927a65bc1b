#pragma once

#include <cstdint>

#include "os.h"

namespace videorecorder
{

/// A caller that waits as a managed thread does: until a wake, or until it is time to ask again.
class Waker
{
public:
    Waker();
    ~Waker();
    Waker(const Waker &) = delete;
    Waker &operator=(const Waker &) = delete;

    void Wait();

    /// Waits for a wake, no longer than so.
    bool Wait(int32_t milliseconds) { return signal_.Wait(milliseconds); }

    /// The wake callback: wakes all that wait.
    static void WakeAll();

private:
    Signal signal_;
    Waker *next_ = nullptr;
};

} // namespace videorecorder
