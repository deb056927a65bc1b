#include <gtest/gtest.h>

#include <atomic>

#include "Clock.h"
#include "network/DeadlineTimer.h"
#include "Memory.h"
#include "Random.h"

using namespace videorecorder;

namespace
{

/// Counts what is shut down; each shut-down may take its time.
class FakeSockets final : public SocketPort
{
public:
    void ShutDownConnections() override
    {
        isBusy = true;
        ++count;
        if (takesMs > 0)
        {
            Clock::Get().Sleep(takesMs);
        }

        isBusy = false;
    }

    std::atomic<int> count{0};
    std::atomic<bool> isBusy{false};
    int32_t takesMs = 0;
};

class ADeadline : public testing::Test
{
protected:
    void TearDown() override { Memory::Get().Unlimit(); }

    VirtualTime time;
    FakeSockets sockets;
    DeadlineTimer timer{sockets};
};

} // namespace

TEST_F(ADeadline, That_passes_shuts_connections_down)
{
    timer.Arm(1000);
    Clock::Get().Sleep(999);
    EXPECT_EQ(0, sockets.count);
    Clock::Get().Sleep(2);
    EXPECT_EQ(1, sockets.count);
    EXPECT_TRUE(timer.Disarm());
}

TEST_F(ADeadline, That_is_taken_back_in_time_does_nothing)
{
    timer.Arm(1000);
    Clock::Get().Sleep(990);
    EXPECT_FALSE(timer.Disarm());
    Clock::Get().Sleep(10000);
    EXPECT_EQ(0, sockets.count);
}

TEST_F(ADeadline, Can_be_moved_both_ways)
{
    timer.Arm(1000);
    Clock::Get().Sleep(900);
    timer.Arm(1000);
    Clock::Get().Sleep(900);
    EXPECT_EQ(0, sockets.count);
    timer.Arm(50);
    Clock::Get().Sleep(60);
    EXPECT_EQ(1, sockets.count);
}

TEST_F(ADeadline, That_has_passed_shuts_down_again_and_again_until_it_is_taken_back)
{
    timer.Arm(100);
    Clock::Get().Sleep(100 + 4 * DeadlineTimer::kRepeatMs + 10);
    EXPECT_EQ(5, sockets.count);
    EXPECT_TRUE(timer.Disarm());
    Clock::Get().Sleep(10000);
    EXPECT_EQ(5, sockets.count);
}

TEST_F(ADeadline, Armed_again_after_it_passed_is_a_new_one)
{
    timer.Arm(100);
    Clock::Get().Sleep(150);
    timer.Arm(1000);
    Clock::Get().Sleep(500);
    EXPECT_EQ(1, sockets.count);
    EXPECT_FALSE(timer.Disarm());
}

TEST_F(ADeadline, That_was_not_armed_or_was_taken_back_before_has_not_passed)
{
    EXPECT_FALSE(timer.Disarm());
    timer.Arm(100);
    Clock::Get().Sleep(150);
    EXPECT_TRUE(timer.Disarm());
    EXPECT_FALSE(timer.Disarm());
}

TEST_F(ADeadline, Of_no_time_passes_at_once)
{
    timer.Arm(0);
    Clock::Get().Sleep(2);
    EXPECT_TRUE(timer.Disarm());
    timer.Arm(-5);
    Clock::Get().Sleep(2);
    EXPECT_TRUE(timer.Disarm());
}

TEST_F(ADeadline, Without_memory_for_its_task_does_nothing_and_works_later)
{
    Memory::Get().Limit(SIZE_MAX, SIZE_MAX, false);
    timer.Arm(100);
    EXPECT_FALSE(timer.Disarm());
    Memory::Get().Unlimit();
    timer.Arm(100);
    Clock::Get().Sleep(150);
    EXPECT_TRUE(timer.Disarm());
}

TEST_F(ADeadline, That_was_taken_back_shuts_nothing_down_any_more)
{
    timer.Arm(100);
    Clock::Get().Sleep(150);
    const int before = sockets.count;
    EXPECT_TRUE(timer.Disarm());
    EXPECT_EQ(before, sockets.count);
    EXPECT_FALSE(sockets.isBusy);
}

// In real time: whatever the moment is, a shut-down is over when Disarm returns, and Disarm tells of it.
TEST(Deadline, Races_between_passing_and_taking_back_are_decided)
{
    FakeSockets sockets;
    DeadlineTimer timer(sockets);
    Random random(5);
    for (int round = 0; round < 300; ++round)
    {
        timer.Arm(1);
        if (random.Below(2) == 0)
        {
            timer.Arm(1 + static_cast<int32_t>(random.Below(2)));
        }

        if (timer.Disarm())
        {
            continue; // the computer was slow
        }

        const int before = sockets.count;
        timer.Arm(1);
        for (uint32_t spin = random.Below(4); spin > 0; --spin)
        {
            Clock::Get().Sleep(1);
        }

        const bool passed = timer.Disarm();
        const int after = sockets.count;
        ASSERT_FALSE(sockets.isBusy);
        ASSERT_TRUE(passed || after == before) << "shut down, but not told";
    }
}
