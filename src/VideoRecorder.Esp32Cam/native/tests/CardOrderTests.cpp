// Calls that meet on one file: what was asked first comes first, and nothing reaches a file that is another one by now.
#include "CardTest.h"

using namespace videorecorder;

namespace
{

class AnOrder : public CardTest
{
};

} // namespace

TEST_F(AnOrder, What_is_appended_behind_a_cut_comes_behind_it_when_the_ring_is_free_as_well)
{
    const Bytes old = MakeBytes(50000);
    card.Put("/D/a.avi", old);
    const int32_t handle = client.Open("D:\\a.avi", CardFileMode::Write);
    card.Hang();
    const int32_t folder = worker.BeginOpenFolder("D:\\");
    Clock::Get().Sleep(10);
    const int32_t ticket = worker.BeginTruncate(handle, 100);
    const Bytes more = MakeBytes(20000, 2);
    EXPECT_EQ(0, worker.AppendSome(handle, more.data(), 20000)) << "the ring would be faster than the cut";
    card.LetGo();
    EXPECT_EQ(CardStatus::Ok, client.Append(handle, more));
    EXPECT_EQ(0, client.Finish(ticket));
    EXPECT_GE(client.Finish(folder), 0);
    EXPECT_EQ(CardStatus::Ok, client.Close(handle));

    Bytes expected(old.begin(), old.begin() + 100);
    expected.insert(expected.end(), more.begin(), more.end());
    EXPECT_EQ(expected, card.GetFile("/D/a.avi"));
}

TEST_F(AnOrder, A_mark_right_behind_one_byte_of_a_block_comes_behind_that_byte)
{
    const int32_t handle = client.Open("D:\\a.avi");
    Bytes expected = MakeBytes(16385);
    client.Append(handle, expected);
    EXPECT_EQ(CardStatus::Ok, client.Overwrite(handle, 16384, {77}));
    EXPECT_EQ(CardStatus::Ok, client.Close(handle));
    expected[16384] = 77;
    EXPECT_EQ(expected, card.GetFile("/D/a.avi"));
}

TEST_F(AnOrder, A_read_sees_what_was_there_when_it_was_asked_for)
{
    const int32_t handle = client.Open("D:\\a.avi");
    const Bytes old = MakeBytes(100);
    client.Append(handle, old);
    client.Sync(handle);
    Clock::Get().Sleep(10);
    card.Hang();
    worker.BeginOpenFolder("D:\\");
    Clock::Get().Sleep(10);
    Bytes bytes(100);
    const int32_t ticket = worker.BeginRead(handle, 0, 100);
    EXPECT_EQ(CardStatus::Ok, client.Overwrite(handle, 0, {77}));
    card.LetGo();
    EXPECT_EQ(100, client.Finish(ticket, bytes.data()));
    EXPECT_EQ(old, bytes);
}

TEST_F(AnOrder, A_read_with_pieces_to_come_ends_when_its_file_is_closed)
{
    card.Put("/D/a.avi", MakeBytes(50000));
    card.Put("/D/b.avi", MakeBytes(50000, 2));
    const int32_t handle = client.Open("D:\\a.avi", CardFileMode::Read);
    Bytes bytes(50000);
    const int32_t ticket = worker.BeginRead(handle, 0, 50000);
    Clock::Get().Sleep(10);
    EXPECT_EQ(CardStatus::Ok, client.Close(handle));
    const int32_t other = client.Open("D:\\b.avi", CardFileMode::Read);
    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotPresent), worker.Take(ticket, bytes.data()));
    EXPECT_EQ(CardStatus::Ok, client.Close(other));
}

TEST_F(AnOrder, Writing_over_at_the_largest_positions_is_refused)
{
    const int32_t handle = client.Open("D:\\a.avi");
    EXPECT_EQ(CardStatus::Ok, client.Append(handle, MakeBytes(100)));
    EXPECT_EQ(CardStatus::NotValid, client.Overwrite(handle, INT64_MAX, {1}));
    EXPECT_EQ(CardStatus::NotValid, client.Overwrite(handle, INT64_MAX - 1, {1, 2}));
    EXPECT_EQ(CardStatus::Ok, client.Close(handle)) << "it is the call that was wrong, not the file";
}
