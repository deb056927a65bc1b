#include "Ring.h"

#include <cstring>

namespace videorecorder
{

void Ring::Use(uint8_t *memory, uint32_t capacity)
{
    memory_ = memory;
    capacity_ = capacity;

    // The counters wrap after one round already, and not only after 4 GB, where no one would see what goes wrong.
    written_.store(0U - capacity, std::memory_order_relaxed);
    taken_.store(0U - capacity, std::memory_order_relaxed);
}

uint32_t Ring::Write(const uint8_t *bytes, uint32_t count)
{
    const uint32_t written = written_.load(std::memory_order_relaxed);
    const uint32_t space = capacity_ - (written - taken_.load(std::memory_order_acquire));
    const uint32_t taken = count < space ? count : space;
    if (taken == 0)
    {
        return 0;
    }

    const uint32_t at = written & (capacity_ - 1);
    const uint32_t toEnd = capacity_ - at;
    const uint32_t first = taken < toEnd ? taken : toEnd;
    std::memcpy(memory_ + at, bytes, first);
    std::memcpy(memory_, bytes + first, taken - first);
    written_.store(written + taken, std::memory_order_release);
    return taken;
}

void Ring::Peek(uint8_t *target, uint32_t count) const
{
    const uint32_t at = taken_.load(std::memory_order_relaxed) & (capacity_ - 1);
    const uint32_t toEnd = capacity_ - at;
    const uint32_t first = count < toEnd ? count : toEnd;
    std::memcpy(target, memory_ + at, first);
    std::memcpy(target + first, memory_, count - first);
}

void Ring::Drop(uint32_t count)
{
    taken_.store(taken_.load(std::memory_order_relaxed) + count, std::memory_order_release);
}

} // namespace videorecorder
