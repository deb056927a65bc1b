#include <gtest/gtest.h>

#include "card/stream/BlockBuffer.h"
#include "Memory.h"

using namespace videorecorder;

namespace
{

class ABlockBuffer : public testing::Test
{
protected:
    void TearDown() override
    {
        buffer.Release();
        Memory::Get().Unlimit();
    }

    BlockBuffer buffer;
};

} // namespace

TEST_F(ABlockBuffer, Has_two_blocks_and_one_when_memory_is_short)
{
    ASSERT_TRUE(buffer.Allocate());
    EXPECT_EQ(16384U, buffer.GetCapacity());
    buffer.Release();

    Memory::Get().Limit(0, 10000);
    ASSERT_TRUE(buffer.Allocate());
    EXPECT_EQ(8192U, buffer.GetCapacity());
    buffer.Release();

    Memory::Get().Limit(0, 8000);
    EXPECT_FALSE(buffer.Allocate());
}

TEST_F(ABlockBuffer, Whole_writes_end_on_a_block_and_are_8_KB_or_more_wherever_they_start)
{
    ASSERT_TRUE(buffer.Allocate());
    for (int64_t position = 0; position < 40000; ++position)
    {
        const uint32_t length = buffer.GetWholeLength(position);
        ASSERT_EQ(0, (position + length) % BlockBuffer::kBlockBytes);
        ASSERT_GE(length, BlockBuffer::kBlockBytes);
        ASSERT_LE(length, buffer.GetCapacity());
    }
}

TEST_F(ABlockBuffer, Whole_writes_end_on_a_block_with_one_block_as_well)
{
    Memory::Get().Limit(0, 10000);
    ASSERT_TRUE(buffer.Allocate());
    for (int64_t position = 0; position < 40000; ++position)
    {
        const uint32_t length = buffer.GetWholeLength(position);
        ASSERT_EQ(0, (position + length) % BlockBuffer::kBlockBytes);
        ASSERT_GT(length, 0U);
        ASSERT_LE(length, buffer.GetCapacity());
    }
}

TEST_F(ABlockBuffer, Whole_writes_work_behind_2_GB)
{
    ASSERT_TRUE(buffer.Allocate());
    EXPECT_EQ(16384U, buffer.GetWholeLength(3221225472));
    EXPECT_EQ(16384U - 100U, buffer.GetWholeLength(3221225472 + 100));
}

TEST_F(ABlockBuffer, Places_bytes_so_that_sectors_are_aligned_and_all_fits)
{
    ASSERT_TRUE(buffer.Allocate());
    for (int64_t position = 0; position < 2000; ++position)
    {
        uint8_t *const place = buffer.At(position);
        ASSERT_EQ(static_cast<uintptr_t>(position) % 64, reinterpret_cast<uintptr_t>(place) % 64);
        ASSERT_TRUE(Memory::Get().IsDma(place, buffer.GetCapacity()));
    }
}
