#pragma once

#include <cstdint>

namespace videorecorder
{

/// The piece of internal DMA memory that all bytes pass on their way to and from the card, and how much of a file goes
/// through it at once. Only the card's task uses it.
class BlockBuffer
{
public:
    /// Writes end on a multiple of this in the file.
    static constexpr uint32_t kBlockBytes = 8192;

    /// Allocates two blocks, or one when memory is short; false when there is none at all.
    bool Allocate();
    void Release();

    /// How many bytes go through at most: one block or two.
    uint32_t GetCapacity() const { return capacity_; }

    /// How long a write at this position is, so that it ends on a block and is as long as can be: with two blocks never
    /// less than one of them, also when it starts in the middle of one.
    uint32_t GetWholeLength(int64_t position) const;

    /// Where bytes for this position lie. The address equals the position modulo kAlignment, so that the whole sectors
    /// among them are aligned in memory as DMA needs it, also when the position is in the middle of a sector.
    uint8_t *At(int64_t position) const;

private:
    static constexpr uint32_t kAlignment = 64;

    uint8_t *memory_ = nullptr;
    uint32_t capacity_ = 0;
};

} // namespace videorecorder
