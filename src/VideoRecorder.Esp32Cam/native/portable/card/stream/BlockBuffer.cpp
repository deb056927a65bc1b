#include "BlockBuffer.h"

#include "os.h"

namespace videorecorder
{

bool BlockBuffer::Allocate()
{
    for (uint32_t blocks = 2; blocks > 0 && memory_ == nullptr; --blocks)
    {
        memory_ = static_cast<uint8_t *>(AllocateDma(blocks * kBlockBytes + kAlignment));
        capacity_ = memory_ == nullptr ? 0 : blocks * kBlockBytes;
    }

    return memory_ != nullptr;
}

void BlockBuffer::Release()
{
    videorecorder::Release(memory_);
    memory_ = nullptr;
    capacity_ = 0;
}

uint32_t BlockBuffer::GetWholeLength(int64_t position) const
{
    const int64_t end = (position + capacity_) / kBlockBytes * kBlockBytes;
    return static_cast<uint32_t>(end - position);
}

uint8_t *BlockBuffer::At(int64_t position) const
{
    return memory_ + static_cast<uint32_t>(position) % kAlignment;
}

} // namespace videorecorder
