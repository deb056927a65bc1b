#include "Memory.h"

#include <cstdlib>

namespace videorecorder
{

namespace
{

constexpr size_t kAlignment = 64;

} // namespace

Memory &Memory::Get()
{
    static Memory memory;
    return memory;
}

void Memory::Limit(size_t external, size_t dma, bool tasks)
{
    std::lock_guard<std::mutex> lock(mutex_);
    mostExternal_ = external;
    mostDma_ = dma;
    tasks_ = tasks;
}

void Memory::Unlimit()
{
    Limit(SIZE_MAX, SIZE_MAX);
}

void *Memory::Allocate(size_t bytes, bool isDma)
{
    std::lock_guard<std::mutex> lock(mutex_);
    if (bytes > (isDma ? mostDma_ : mostExternal_))
    {
        return nullptr;
    }

    for (Piece &piece : pieces_)
    {
        if (piece.start == nullptr)
        {
            piece.start = static_cast<uint8_t *>(std::aligned_alloc(kAlignment, (bytes + kAlignment - 1) / kAlignment * kAlignment));
            piece.bytes = bytes;
            piece.isDma = isDma;
            return piece.start;
        }
    }

    return nullptr;
}

void Memory::Release(void *memory)
{
    std::lock_guard<std::mutex> lock(mutex_);
    for (Piece &piece : pieces_)
    {
        if (memory != nullptr && piece.start == memory)
        {
            std::free(memory);
            piece = Piece();
        }
    }
}

bool Memory::MayStartTask()
{
    std::lock_guard<std::mutex> lock(mutex_);
    return tasks_;
}

bool Memory::IsDma(const void *bytes, size_t count)
{
    std::lock_guard<std::mutex> lock(mutex_);
    const uint8_t *const start = static_cast<const uint8_t *>(bytes);
    for (const Piece &piece : pieces_)
    {
        if (piece.isDma && start >= piece.start && start + count <= piece.start + piece.bytes)
        {
            return true;
        }
    }

    return false;
}

int Memory::GetCount()
{
    std::lock_guard<std::mutex> lock(mutex_);
    int count = 0;
    for (const Piece &piece : pieces_)
    {
        count += piece.start != nullptr ? 1 : 0;
    }

    return count;
}

} // namespace videorecorder
