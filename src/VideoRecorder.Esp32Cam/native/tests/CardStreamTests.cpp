// How the bytes of the ring come to the medium: order, blocks, syncs.
#include "card/stream/BlockBuffer.h"
#include "CardTest.h"
#include "Random.h"

using namespace videorecorder;

namespace
{

class AStream : public CardTest
{
protected:
    // Every write ends on a block; the one before anything else that is done may not.
    static void ExpectBlocks(const std::vector<CardCall> &calls)
    {
        for (size_t at = 0; at < calls.size(); ++at)
        {
            const CardCall &call = calls[at];
            const bool isBlock = call.kind == CardCall::Write && at + 1 < calls.size()
                && calls[at + 1].kind == CardCall::Write
                && calls[at + 1].position == call.position + static_cast<int64_t>(call.count);
            if (isBlock)
            {
                EXPECT_EQ(0, (call.position + call.count) % BlockBuffer::kBlockBytes) << call.position;
                EXPECT_GE(call.count, BlockBuffer::kBlockBytes) << call.position;
            }
        }
    }
};

} // namespace

TEST_F(AStream, Writes_whole_blocks_and_only_the_last_is_shorter)
{
    const int32_t handle = client.Open("D:\\a.avi");
    card.ForgetCalls();
    Random random(3);
    for (int frame = 0; frame < 60; ++frame)
    {
        client.Append(handle, MakeBytes(13000 + random.Below(7000)));
        Clock::Get().Sleep(50);
    }

    const int64_t length = worker.GetLength(handle);
    client.Close(handle);
    const std::vector<CardCall> calls = card.GetCalls();
    ExpectBlocks(calls);
    const std::vector<CardCall> writes = card.GetCalls(CardCall::Write);
    EXPECT_EQ(static_cast<size_t>((length + 16383) / 16384), writes.size());
    EXPECT_EQ(length, writes.back().position + writes.back().count);
}

TEST_F(AStream, Writes_nothing_before_a_block_is_full)
{
    const int32_t handle = client.Open("D:\\a.avi");
    client.Append(handle, MakeBytes(16383));
    Clock::Get().Sleep(60000);
    EXPECT_TRUE(card.GetCalls(CardCall::Write).empty());
    client.Append(handle, {1});
    Clock::Get().Sleep(1);
    EXPECT_EQ(1U, card.GetCalls(CardCall::Write).size());
}

TEST_F(AStream, Is_in_blocks_again_after_a_sync_at_an_odd_place)
{
    const int32_t handle = client.Open("D:\\a.avi");
    card.ForgetCalls();
    for (uint32_t round = 1; round < 40; ++round)
    {
        client.Append(handle, MakeBytes(20000 + round * 1237));
        client.Sync(handle);
    }

    client.Close(handle);
    ExpectBlocks(card.GetCalls());
    EXPECT_EQ(39U, card.GetCalls(CardCall::Sync).size());
}

TEST_F(AStream, Is_synced_only_where_asked)
{
    const int32_t handle = client.Open("D:\\a.avi");
    client.Append(handle, MakeBytes(400000));
    Clock::Get().Sleep(10000);
    EXPECT_TRUE(card.GetCalls(CardCall::Sync).empty());

    const Bytes before = MakeBytes(1000, 2);
    client.Append(handle, before);
    EXPECT_EQ(CardStatus::Ok, worker.Sync(handle)) << "it does not wait";
    client.Append(handle, MakeBytes(1000, 3));
    Clock::Get().Sleep(1000);
    EXPECT_EQ(1U, card.GetCalls(CardCall::Sync).size());
    EXPECT_EQ(401000U, card.GetSyncedFile("/D/a.avi").size());
}

TEST_F(AStream, Keeps_the_order_of_append_sync_and_overwrite)
{
    const int32_t handle = client.Open("D:\\a.avi");
    card.ForgetCalls();
    client.Append(handle, MakeBytes(100, 1));
    client.Overwrite(handle, 10, {1, 2, 3});
    client.Sync(handle);
    client.Append(handle, MakeBytes(50, 2));
    client.Sync(handle);
    client.Overwrite(handle, 120, {9});
    client.Append(handle, MakeBytes(20000, 3));
    client.Overwrite(handle, 20, {7, 7});
    client.Close(handle);

    std::vector<std::string> done;
    for (const CardCall &call : card.GetCalls())
    {
        const char *const names[] = {"open", "write", "read", "cut", "sync", "close"};
        done.push_back(names[call.kind]
            + (call.kind == CardCall::Write ? " " + std::to_string(call.position) + "+" + std::to_string(call.count) : ""));
    }

    const std::vector<std::string> expected = {
        "write 0+100", "write 10+3", "sync", "write 100+50", "sync", "write 120+1",
        "write 150+16234", "write 16384+3766", "write 20+2", "close",
    };
    EXPECT_EQ(expected, done);
}

TEST_F(AStream, What_is_written_over_is_seen_by_the_sync_behind_it_and_not_by_the_one_before)
{
    const int32_t handle = client.Open("D:\\a.avi");
    client.Append(handle, Bytes(100, 1));
    card.StallNextWrites(1000);
    client.Sync(handle);
    client.Overwrite(handle, 0, {2});
    client.Sync(handle);
    client.Overwrite(handle, 1, {3});
    Clock::Get().Sleep(2000);
    Bytes synced = card.GetSyncedFile("/D/a.avi");
    synced.resize(2);
    EXPECT_EQ(Bytes({2, 1}), synced);
}

TEST_F(AStream, Waits_when_there_are_more_than_16_markers)
{
    const int32_t handle = client.Open("D:\\a.avi");
    client.Append(handle, MakeBytes(100));
    card.StallNextWrites(500);
    EXPECT_EQ(CardStatus::Ok, worker.Sync(handle));
    Clock::Get().Sleep(1);
    int accepted = 1;
    while (worker.Sync(handle) == CardStatus::Ok)
    {
        ++accepted;
    }

    EXPECT_EQ(16, accepted);
    EXPECT_EQ(0, worker.OverwriteSome(handle, 0, MakeBytes(1).data(), 1));
    EXPECT_EQ(CardStatus::Ok, client.Sync(handle)) << "there is space again";
    EXPECT_EQ(CardStatus::Ok, client.Overwrite(handle, 0, MakeBytes(100, 2)));
    client.Close(handle);
    EXPECT_EQ(17U, card.GetCalls(CardCall::Sync).size());
    EXPECT_EQ(MakeBytes(100, 2), card.GetFile("/D/a.avi"));
}

TEST_F(AStream, Takes_what_fits_into_a_full_ring_and_goes_on_later)
{
    card.StallNextWrites(2000);
    const int32_t handle = client.Open("D:\\a.avi");
    const Bytes bytes = MakeBytes(700000);
    const int32_t first = worker.AppendSome(handle, bytes.data(), 700000);
    EXPECT_EQ(524288, first);
    Clock::Get().Sleep(1);
    EXPECT_EQ(0, worker.AppendSome(handle, bytes.data() + first, static_cast<uint32_t>(700000 - first)));
    EXPECT_EQ(first, worker.GetLength(handle));
    const int64_t before = NowMs();
    EXPECT_EQ(CardStatus::Ok, client.Append(handle, Bytes(bytes.begin() + first, bytes.end())));
    EXPECT_GE(NowMs() - before, 1990);
    EXPECT_LE(NowMs() - before, 2010) << "it is woken when there is space";
    client.Close(handle);
    EXPECT_EQ(bytes, card.GetFile("/D/a.avi"));
}

TEST_F(AStream, Wakes_who_waits_for_space_as_soon_as_there_is_some)
{
    const int32_t handle = client.Open("D:\\a.avi");
    card.SetSpeed(1000);
    const int64_t before = NowMs();
    EXPECT_EQ(CardStatus::Ok, client.Append(handle, MakeBytes(600000)));
    EXPECT_LT(NowMs() - before, kAskAgainMs) << "it would find the space by itself after this time";
    EXPECT_EQ(CardStatus::Ok, client.Close(handle));
}

TEST_F(AStream, Of_one_file_leaves_others_to_write_by_the_way)
{
    const int32_t clip = client.Open("D:\\a.avi");
    const int32_t log = client.Open("D:\\a.log");
    Bytes clipBytes;
    Bytes logBytes;
    for (uint32_t round = 0; round < 50; ++round)
    {
        const Bytes frame = MakeBytes(15000, round);
        const Bytes line = MakeBytes(20 + round * 700, round + 1000);
        ASSERT_EQ(CardStatus::Ok, client.Append(clip, frame));
        ASSERT_EQ(CardStatus::Ok, client.Append(log, line));
        clipBytes.insert(clipBytes.end(), frame.begin(), frame.end());
        logBytes.insert(logBytes.end(), line.begin(), line.end());
        if (round % 10 == 5)
        {
            ASSERT_EQ(CardStatus::Ok, client.Overwrite(log, 3, MakeBytes(round, round)));
            std::copy_n(MakeBytes(round, round).begin(), round, logBytes.begin() + 3);
            ASSERT_EQ(CardStatus::Ok, client.Sync(log));
        }
    }

    EXPECT_EQ(static_cast<int64_t>(logBytes.size()), worker.GetLength(log));
    Bytes read;
    EXPECT_EQ(1000, client.Read(log, 500, 1000, &read));
    EXPECT_TRUE(std::equal(read.begin(), read.end(), logBytes.begin() + 500));
    EXPECT_EQ(CardStatus::Ok, client.Close(clip));
    EXPECT_EQ(CardStatus::Ok, client.Close(log));
    EXPECT_EQ(clipBytes, card.GetFile("/D/a.avi"));
    EXPECT_EQ(logBytes, card.GetFile("/D/a.log"));
    EXPECT_EQ(5U, card.GetCalls(CardCall::Sync).size());
}

TEST_F(AStream, Gets_the_ring_when_the_file_that_had_it_is_closed)
{
    const int32_t old = client.Open("D:\\old.avi");
    const int32_t next = client.Open("D:\\next.avi");
    client.Append(old, MakeBytes(100));
    Bytes expected = MakeBytes(40000, 1);
    client.Append(next, expected);
    client.Close(old);
    card.ForgetCalls();
    for (uint32_t round = 0; round < 40; ++round)
    {
        const Bytes piece = MakeBytes(13000, round);
        client.Append(next, piece);
        expected.insert(expected.end(), piece.begin(), piece.end());
    }

    EXPECT_GT(worker.GetLength(next), 0);
    client.Close(next);
    EXPECT_EQ(expected, card.GetFile("/D/next.avi"));
    ExpectBlocks(card.GetCalls());
}
