// The operating system as the portable layer sees it, made of std::thread. The portable files include "os.h" without a
// folder: which one they get is a matter of the include path, and every implementation declares just this, in the same
// namespace. All names below are the contract; what stands under "private" is not.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>

namespace videorecorder
{

/// A lock between tasks, not recursive. It is held for a few instructions only, never over a card or camera call.
/// (FreeRTOS: a mutex with priority inheritance, not a spin lock.)
class Mutex
{
public:
    Mutex() = default;
    Mutex(const Mutex &) = delete;
    Mutex &operator=(const Mutex &) = delete;

    void Lock() { mutex_.lock(); }
    void Unlock() { mutex_.unlock(); }

private:
    std::mutex mutex_;
};

/// Waits for ever.
constexpr int32_t kForever = -1;

/// An event that resets itself: Set lets one Wait go on, at once or later; a second Set before it changes nothing.
/// One task waits on it. Set may be called by any task, not by an interrupt. (FreeRTOS: a binary semaphore.)
/// What was written before Set is seen after Wait.
class Signal
{
public:
    Signal() = default;
    Signal(const Signal &) = delete;
    Signal &operator=(const Signal &) = delete;

    void Set();

    /// Returns whether it was set; false when so many milliseconds passed first. 0 only checks.
    bool Wait(int32_t milliseconds);

private:
    friend class Clock;

    bool WaitVirtually(int32_t milliseconds);

    std::mutex mutex_; // not used in virtual time, where the clock's own guards all signals
    std::condition_variable condition_;
    bool set_ = false;
    bool isWaited_ = false;
    bool isTimedOut_ = false;
    int64_t dueMs_ = 0;
    Signal *next_ = nullptr;
};

/// Starts a task, which ends when `run` returns. Returns false when there is no memory for it.
/// The stack is in bytes. The priority counts as FreeRTOS does (1 is low); the CLR has 5. Tasks run on any core.
bool StartTask(const char *name, uint32_t stackBytes, int priority, void (*run)(void *), void *argument);

/// Milliseconds since some start; never jumps, and never wraps.
int64_t NowMs();

/// Gives memory for large buffers (PSRAM), aligned to 16 bytes; null when there is none. Not cleared.
void *AllocateExternal(size_t bytes);

/// Gives internal memory that the card's DMA can reach, aligned to 64 bytes; null when there is none. Not cleared.
void *AllocateDma(size_t bytes);

/// Gives memory of either kind back; null does nothing.
void Release(void *memory);

} // namespace videorecorder
