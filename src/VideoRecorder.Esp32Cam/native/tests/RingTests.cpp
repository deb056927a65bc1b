#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "CardClient.h"
#include "Clock.h"
#include "Random.h"
#include "card/stream/Ring.h"
#include "os.h"

using namespace videorecorder;

namespace
{

constexpr uint32_t kBytes = 64;

struct SmallRing
{
    SmallRing() { ring.Use(memory, kBytes); }

    Bytes Take(uint32_t count)
    {
        Bytes bytes(count + 1); // never without memory
        ring.Peek(bytes.data(), count);
        ring.Drop(count);
        bytes.pop_back();
        return bytes;
    }

    uint8_t memory[kBytes];
    Ring ring;
};

} // namespace

TEST(Ring, Takes_what_fits_and_tells_how_much)
{
    SmallRing small;
    const Bytes bytes = MakeBytes(100);
    EXPECT_EQ(64U, small.ring.Write(bytes.data(), 100));
    EXPECT_EQ(0U, small.ring.Write(bytes.data(), 1));
    EXPECT_EQ(64U, small.ring.GetUsed());
    EXPECT_EQ(Bytes(bytes.begin(), bytes.begin() + 64), small.Take(64));
    EXPECT_EQ(0U, small.ring.GetUsed());
}

TEST(Ring, Goes_round_at_its_end)
{
    SmallRing small;
    const Bytes first = MakeBytes(50, 1);
    const Bytes second = MakeBytes(40, 2);
    small.ring.Write(first.data(), 50);
    EXPECT_EQ(first, small.Take(50));
    EXPECT_EQ(40U, small.ring.Write(second.data(), 40));
    EXPECT_EQ(second, small.Take(40));
}

TEST(Ring, Peeking_takes_nothing)
{
    SmallRing small;
    const Bytes bytes = MakeBytes(10);
    small.ring.Write(bytes.data(), 10);
    Bytes seen(10);
    small.ring.Peek(seen.data(), 10);
    EXPECT_EQ(bytes, seen);
    EXPECT_EQ(10U, small.ring.GetUsed());
}

TEST(Ring, Counts_on_when_its_counters_wrap)
{
    SmallRing small;
    const uint32_t before = small.ring.GetWritten();
    for (uint32_t seed = 1; seed <= 5; ++seed)
    {
        const Bytes bytes = MakeBytes(30, seed);
        EXPECT_EQ(30U, small.ring.Write(bytes.data(), 30));
        EXPECT_EQ(30U, small.ring.GetUsed());
        EXPECT_EQ(bytes, small.Take(30));
    }

    EXPECT_LT(small.ring.GetWritten(), before);
}

TEST(Ring, Random_pieces_come_out_as_they_went_in)
{
    for (uint32_t seed = 1; seed <= 20; ++seed)
    {
        Random random(seed);
        SmallRing small;
        Bytes in;
        Bytes out;
        for (int step = 0; step < 2000; ++step)
        {
            if (random.Below(2) == 0)
            {
                const Bytes bytes = MakeBytes(random.Below(100), random.Next());
                const uint32_t taken = small.ring.Write(bytes.data(), static_cast<uint32_t>(bytes.size()));
                in.insert(in.end(), bytes.begin(), bytes.begin() + taken);
            }
            else
            {
                const Bytes bytes = small.Take(random.Below(small.ring.GetUsed() + 1));
                out.insert(out.end(), bytes.begin(), bytes.end());
            }

            ASSERT_EQ(in.size() - out.size(), small.ring.GetUsed()) << "seed " << seed;
        }

        ASSERT_TRUE(std::equal(out.begin(), out.end(), in.begin())) << "seed " << seed;
    }
}

TEST(Ring, Two_tasks_need_no_lock)
{
    static SmallRing small;
    static const Bytes bytes = MakeBytes(200000);
    ASSERT_TRUE(StartTask(
        "writer",
        0,
        1,
        [](void *) {
            for (size_t done = 0; done < bytes.size();)
            {
                const size_t left = bytes.size() - done;
                done += small.ring.Write(bytes.data() + done, static_cast<uint32_t>(left < 37 ? left : 37));
            }
        },
        nullptr));

    Bytes out;
    while (out.size() < bytes.size())
    {
        const Bytes piece = small.Take(small.ring.GetUsed());
        out.insert(out.end(), piece.begin(), piece.end());
    }

    Clock::Get().WaitForTasks();
    EXPECT_EQ(bytes, out);
}
