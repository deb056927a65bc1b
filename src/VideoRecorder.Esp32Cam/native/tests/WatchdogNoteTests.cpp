#include <gtest/gtest.h>

#include "Random.h"
#include "WatchdogNote.h"

using namespace videorecorder;

namespace
{

// What the next start reads.
int32_t ReadAfterReset(NoteMemory &memory, bool afterPowerOn = false)
{
    WatchdogNote note(memory);
    note.Begin(afterPowerOn);
    return note.GetLast();
}

class AWatchdogNote : public testing::Test
{
protected:
    void SetUp() override { note.Begin(true); }

    NoteMemory memory = {0xDEADBEEF, 0x12345678, 0x9ABCDEF0};
    WatchdogNote note{memory};
};

} // namespace

TEST_F(AWatchdogNote, Tells_the_next_start_who_stood_still_and_who_was_in_a_step)
{
    note.Enter(0);
    note.Enter(2);
    note.Leave(2);
    note.Enter(15);
    note.NoteStill(0x8001);
    EXPECT_EQ(static_cast<int32_t>(0x80018001), ReadAfterReset(memory));
}

TEST_F(AWatchdogNote, Is_empty_after_power_on)
{
    EXPECT_EQ(0, note.GetLast());
    note.NoteStill(1);
    EXPECT_EQ(0, ReadAfterReset(memory, true));
}

TEST_F(AWatchdogNote, Is_read_once)
{
    note.NoteStill(3);
    EXPECT_EQ(3, ReadAfterReset(memory));
    EXPECT_EQ(0, ReadAfterReset(memory));
}

TEST_F(AWatchdogNote, Begins_only_once_in_a_boot)
{
    note.Enter(1);
    note.Begin(true);
    EXPECT_EQ(0x20000, ReadAfterReset(memory));
}

TEST_F(AWatchdogNote, Of_still_parts_replaces_the_one_before)
{
    note.NoteStill(7);
    note.NoteStill(2);
    EXPECT_EQ(2, ReadAfterReset(memory));
}

TEST_F(AWatchdogNote, Ignores_parts_that_there_are_not)
{
    note.Enter(16);
    note.Enter(-1);
    note.Enter(1000);
    note.Leave(-1);
    note.NoteStill(0x10000);
    EXPECT_EQ(0, ReadAfterReset(memory));
}

TEST_F(AWatchdogNote, Forgets_its_steps_when_the_CLR_restarts_but_keeps_what_it_read)
{
    note.NoteStill(5);
    WatchdogNote next(memory);
    next.Begin(false);
    next.Enter(1);
    next.Restart();
    EXPECT_EQ(5, next.GetLast());
    EXPECT_EQ(0, ReadAfterReset(memory));
}

TEST_F(AWatchdogNote, In_memory_with_any_bit_turned_is_no_note)
{
    note.Enter(1);
    note.NoteStill(2);
    for (uint32_t bit = 0; bit < 96; ++bit)
    {
        NoteMemory turned = memory;
        uint32_t &word = bit < 32 ? turned.magic : bit < 64 ? turned.note : turned.inverse;
        word ^= 1U << (bit % 32);
        EXPECT_EQ(0, ReadAfterReset(turned)) << bit;
    }
}

TEST_F(AWatchdogNote, In_memory_of_a_power_failure_is_no_note)
{
    Random random(1);
    for (int round = 0; round < 10000; ++round)
    {
        NoteMemory any = {random.Next(), random.Next(), random.Next()};
        ASSERT_EQ(0, ReadAfterReset(any));
    }

    NoteMemory zeros = {0, 0, 0};
    EXPECT_EQ(0, ReadAfterReset(zeros));
    NoteMemory ones = {UINT32_MAX, UINT32_MAX, UINT32_MAX};
    EXPECT_EQ(0, ReadAfterReset(ones));
}
