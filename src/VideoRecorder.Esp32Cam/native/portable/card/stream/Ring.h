#pragma once

#include <atomic>
#include <cstdint>

namespace videorecorder
{

/// A ring of bytes with one writing and one reading task, without a lock: each side owns one counter, publishes it with
/// release and reads the other's with acquire, so that bytes are seen before the counter that covers them, on two cores
/// as well. The counters run on for ever and wrap; their difference is what waits.
class Ring
{
public:
    /// Uses memory of a size that is a power of two, at most 1 GB. The memory stays the caller's.
    void Use(uint8_t *memory, uint32_t capacity);

    uint32_t GetCapacity() const { return capacity_; }

    /// The counter of all bytes ever written: where the next one will be in the stream.
    uint32_t GetWritten() const { return written_.load(std::memory_order_acquire); }

    /// The counter of all bytes ever taken.
    uint32_t GetTaken() const { return taken_.load(std::memory_order_acquire); }

    /// How many bytes wait. Exact for the two tasks; a moment old for any other.
    uint32_t GetUsed() const { return GetWritten() - GetTaken(); }

    /// Writing task: copies what fits and returns how much that was.
    uint32_t Write(const uint8_t *bytes, uint32_t count);

    /// Reading task: copies the oldest bytes, which are there, without taking them.
    void Peek(uint8_t *target, uint32_t count) const;

    /// Reading task: takes bytes, which are there; their space is free from now on.
    void Drop(uint32_t count);

private:
    uint8_t *memory_ = nullptr;
    uint32_t capacity_ = 0;
    std::atomic<uint32_t> written_{0};
    std::atomic<uint32_t> taken_{0};
};

} // namespace videorecorder
