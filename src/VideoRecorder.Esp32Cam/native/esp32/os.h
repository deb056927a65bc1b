// The operating system as the portable layer sees it, made of FreeRTOS. What each name promises stands in tests/os/os.h.
#pragma once

#include <cstddef>
#include <cstdint>

#include <freertos/FreeRTOS.h>
#include <freertos/semphr.h>

namespace videorecorder
{

/// A mutex with priority inheritance.
class Mutex
{
public:
    Mutex();
    Mutex(const Mutex &) = delete;
    Mutex &operator=(const Mutex &) = delete;

    void Lock();
    void Unlock();

private:
    StaticSemaphore_t memory_;
    SemaphoreHandle_t handle_;
};

constexpr int32_t kForever = -1;

/// A binary semaphore.
class Signal
{
public:
    Signal();
    Signal(const Signal &) = delete;
    Signal &operator=(const Signal &) = delete;

    void Set();

    /// Waits whole ticks (10 ms), never fewer than asked for.
    bool Wait(int32_t milliseconds);

private:
    StaticSemaphore_t memory_;
    SemaphoreHandle_t handle_;
};

/// The task runs on core 0, where WiFi and the CLR are not.
bool StartTask(const char *name, uint32_t stackBytes, int priority, void (*run)(void *), void *argument);

int64_t NowMs();

void *AllocateExternal(size_t bytes);

void *AllocateDma(size_t bytes);

void Release(void *memory);

} // namespace videorecorder
