#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>

namespace videorecorder
{

/// The board's memory: can be made short, and knows which addresses DMA reaches.
class Memory
{
public:
    static Memory &Get();

    /// The largest piece that can be had of each kind, and whether there is space for another task.
    void Limit(size_t external, size_t dma, bool tasks = true);
    void Unlimit();

    void *Allocate(size_t bytes, bool isDma);
    void Release(void *memory);
    bool MayStartTask();

    /// Whether all of these bytes are in one piece of DMA memory.
    bool IsDma(const void *bytes, size_t count);

    /// How many pieces are allocated.
    int GetCount();

private:
    struct Piece
    {
        uint8_t *start = nullptr;
        size_t bytes = 0;
        bool isDma = false;
    };

    static constexpr int kMaxPieces = 32;

    std::mutex mutex_;
    size_t mostExternal_ = SIZE_MAX;
    size_t mostDma_ = SIZE_MAX;
    bool tasks_ = true;
    Piece pieces_[kMaxPieces];
};

} // namespace videorecorder
