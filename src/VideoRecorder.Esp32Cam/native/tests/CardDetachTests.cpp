// Detaching, attaching again, and the restart of the CLR, whatever is under way.
#include "CardTest.h"

using namespace videorecorder;

namespace
{

class ADetach : public CardTest
{
};

} // namespace

TEST_F(ADetach, Closes_all_files_and_folders)
{
    const int32_t handle = client.Open("D:\\a.avi");
    client.Append(handle, MakeBytes(100));
    EXPECT_GE(client.Finish(worker.BeginOpenFolder("D:\\")), 0);
    EXPECT_EQ(CardStatus::Ok, client.Detach());
    EXPECT_EQ(0, card.GetOpenCount());
    EXPECT_EQ(CardStatus::Ok, client.Detach()) << "once more does nothing";
}

TEST_F(ADetach, Leaves_every_call_with_NotPresent)
{
    const int32_t handle = client.Open("D:\\a.avi");
    const int32_t folder = client.Finish(worker.BeginOpenFolder("D:\\"));
    client.Append(handle, MakeBytes(100));
    EXPECT_EQ(CardStatus::Ok, client.Detach());

    Bytes bytes;
    CardSpace space;
    std::vector<std::string> names;
    EXPECT_EQ(CardStatus::NotPresent, client.Append(handle, MakeBytes(10)));
    EXPECT_EQ(CardStatus::NotPresent, client.Overwrite(handle, 0, MakeBytes(10)));
    EXPECT_EQ(CardStatus::NotPresent, client.Sync(handle));
    EXPECT_EQ(CardStatus::NotPresent, client.Truncate(handle, 0));
    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotPresent), client.Read(handle, 0, 10, &bytes));
    EXPECT_EQ(static_cast<int64_t>(CardStatus::NotPresent), worker.GetLength(handle));
    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotPresent), client.Open("D:\\b.avi"));
    EXPECT_EQ(CardStatus::NotPresent, client.GetSpace(&space));
    EXPECT_EQ(CardStatus::NotPresent, client.List("D:\\", 512, &names));
    EXPECT_EQ(CardStatus::NotPresent, client.CreateFolder("D:\\x"));
    EXPECT_EQ(CardStatus::NotPresent, client.Delete("D:\\x"));
    EXPECT_EQ(CardStatus::NotPresent, client.SetArchive("D:\\x", false));
    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotPresent), worker.BeginReadFolder(folder, 512));
    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotPresent), worker.BeginCloseFolder(folder));
    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotValid), worker.BeginCloseFolder(folder));
    EXPECT_EQ(CardStatus::NotPresent, client.Close(handle));
    EXPECT_EQ(CardStatus::NotValid, client.Close(handle));
}

TEST_F(ADetach, Leaves_old_handles_dead_after_an_attach)
{
    const int32_t handle = client.Open("D:\\a.avi");
    client.Append(handle, MakeBytes(100));
    client.Detach();
    EXPECT_EQ(CardStatus::Ok, client.Attach());
    EXPECT_EQ(CardStatus::NotPresent, client.Append(handle, MakeBytes(10)));
    const int32_t next = client.Open("D:\\b.avi");
    EXPECT_EQ(CardStatus::Ok, client.Append(next, MakeBytes(10)));
    EXPECT_EQ(CardStatus::NotPresent, client.Close(handle));
    EXPECT_EQ(CardStatus::Ok, client.Close(next));
}

TEST_F(ADetach, Asks_for_the_space_again_afterwards)
{
    CardSpace space;
    client.GetSpace(&space);
    client.Detach();
    card.SetCapacity(12345);
    client.Attach();
    EXPECT_EQ(CardStatus::Ok, client.GetSpace(&space));
    EXPECT_EQ(12345, space.totalBytes);
}

TEST_F(ADetach, Lets_what_is_under_way_end_and_refuses_what_waits)
{
    const int32_t handle = client.Open("D:\\a.avi");
    card.StallNextWrites(3000);
    client.Append(handle, MakeBytes(400000));
    const int32_t closing = worker.BeginClose(handle);
    const int32_t opening = worker.BeginOpen("D:\\b.avi", CardFileMode::CreateNew);
    const int32_t folder = worker.BeginOpenFolder("D:\\");
    const int32_t deleting = worker.BeginDelete("D:\\x");
    Clock::Get().Sleep(10);
    const int64_t before = NowMs();
    EXPECT_EQ(CardStatus::Ok, client.Detach());
    EXPECT_LE(NowMs() - before, 3000);
    for (const int32_t ticket : {closing, opening, folder, deleting})
    {
        EXPECT_EQ(static_cast<int32_t>(CardStatus::NotPresent), worker.Take(ticket));
    }

    EXPECT_EQ(0, card.GetOpenCount());
    EXPECT_FALSE(card.HasFile("/D/b.avi"));
    EXPECT_EQ(16384U, card.GetFile("/D/a.avi").size());
    client.Attach();
    for (int file = 0; file < kMaxFiles; ++file)
    {
        EXPECT_GE(client.Open("D:\\" + std::to_string(file)), 0) << "all handles are free";
    }
}

TEST_F(ADetach, Takes_along_what_waits_in_the_ring)
{
    const int32_t handle = client.Open("D:\\a.avi");
    Bytes expected = MakeBytes(100001);
    client.Append(handle, expected);
    client.Overwrite(handle, 100000, {77});
    client.Sync(handle);
    client.Append(handle, {1, 2, 3});
    EXPECT_EQ(CardStatus::Ok, client.Detach());
    expected[100000] = 77;
    expected.insert(expected.end(), {1, 2, 3});
    EXPECT_EQ(expected, card.GetSyncedFile("/D/a.avi"));
    EXPECT_EQ(0, card.GetOpenCount());
}

TEST_F(ADetach, Of_a_restarted_CLR_takes_along_what_waits_in_the_ring)
{
    card.SetSpeed(300);
    const int32_t handle = client.Open("D:\\a.avi");
    const Bytes expected = MakeBytes(400001);
    client.Append(handle, expected);
    worker.StopNow(5000);
    EXPECT_EQ(expected, card.GetSyncedFile("/D/a.avi"));
}

TEST_F(ADetach, Takes_along_only_what_comes_before_a_cut_that_waits)
{
    const int32_t handle = client.Open("D:\\a.avi");
    card.StallNextWrites(100);
    client.Append(handle, MakeBytes(20000));
    const int32_t ticket = worker.BeginTruncate(handle, 10);
    client.Append(handle, MakeBytes(20000, 2));
    Clock::Get().Sleep(10);
    EXPECT_EQ(CardStatus::Ok, client.Detach());
    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotPresent), worker.Take(ticket));
    EXPECT_EQ(MakeBytes(20000), card.GetFile("/D/a.avi"));
}

TEST_F(ADetach, Gives_up_what_waits_in_the_ring_when_the_card_fails_or_is_slow)
{
    const int32_t failing = client.Open("D:\\a.avi");
    client.Append(failing, MakeBytes(1000));
    card.FailNext(CardCall::Write, CardStatus::Failed);
    EXPECT_EQ(CardStatus::Ok, client.Detach());
    EXPECT_EQ(0, card.GetOpenCount());

    client.Attach();
    card.SetSpeed(10);
    const int32_t slow = client.Open("D:\\b.avi");
    client.Append(slow, MakeBytes(500000));
    client.Overwrite(slow, 1000, {77});
    const int64_t before = NowMs();
    EXPECT_EQ(CardStatus::Ok, client.Detach());
    EXPECT_LE(NowMs() - before, 2000 + 2 * 16384 / 10);
    EXPECT_EQ(0, card.GetOpenCount());
    EXPECT_LT(card.GetFile("/D/b.avi").size(), 500000U);

    client.Attach();
    const int32_t next = client.Open("D:\\c.avi");
    client.Append(next, {1, 2, 3});
    EXPECT_EQ(CardStatus::Ok, client.Close(next));
    EXPECT_EQ(Bytes({1, 2, 3}), card.GetFile("/D/c.avi")) << "nothing of it goes into the next file";
}

TEST_F(ADetach, Ends_a_read_that_has_pieces_to_come)
{
    card.Put("/D/a.avi", MakeBytes(50000));
    const int32_t handle = client.Open("D:\\a.avi", CardFileMode::Read);
    Bytes bytes(50000);
    const int32_t ticket = worker.BeginRead(handle, 0, 50000);
    Clock::Get().Sleep(10);
    EXPECT_EQ(CardStatus::Ok, client.Detach());
    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotPresent), worker.Take(ticket, bytes.data()));
    Clock::Get().Sleep(10);
    EXPECT_GE(2U, card.GetCalls(CardCall::Read).size()) << "nothing is asked of the card afterwards";
}

TEST_F(ADetach, Closes_once_what_is_given_up_meanwhile)
{
    client.Open("D:\\a.avi");
    const int32_t file = worker.BeginOpen("D:\\b.avi", CardFileMode::CreateNew);
    const int32_t folder = worker.BeginOpenFolder("D:\\");
    Clock::Get().Sleep(10);
    card.Hang();
    worker.Detach();
    Clock::Get().Sleep(10);
    worker.Abandon(file);
    worker.Abandon(folder);
    card.LetGo();
    EXPECT_EQ(CardStatus::Ok, client.Detach());
    Clock::Get().Sleep(10);
    EXPECT_EQ(0, card.GetOpenCount());
    EXPECT_EQ(2U, card.GetCalls(CardCall::Close).size());
    EXPECT_EQ(1U, card.GetCalls(CardCall::CloseFolder).size());
    client.Attach();
    EXPECT_GE(client.Open("D:\\c.avi"), 0);
}

TEST_F(ADetach, Leaves_the_space_of_the_next_card_alone_until_somebody_asks)
{
    CardSpace space;
    client.GetSpace(&space);
    client.Detach();
    card.Exchange();
    client.Attach();
    const int32_t handle = client.Open("D:\\a.avi");
    client.Append(handle, MakeBytes(100000));
    EXPECT_EQ(CardStatus::Ok, client.Close(handle));
    EXPECT_EQ("", card.GetMisuse()) << "it would walk through the whole FAT between two writes";
    EXPECT_EQ(CardStatus::Ok, client.GetSpace(&space));
    client.Delete("D:\\a.avi");
}

TEST_F(ADetach, Waits_for_a_card_that_hangs_but_not_for_ever)
{
    const int32_t handle = client.Open("D:\\a.avi");
    card.Hang();
    client.Append(handle, MakeBytes(100000));
    Clock::Get().Sleep(10);
    const int64_t before = NowMs();
    EXPECT_EQ(CardStatus::Ok, client.Detach());
    EXPECT_GE(NowMs() - before, CardWorker::kDetachMs);
    EXPECT_LE(NowMs() - before, CardWorker::kDetachMs + kAskAgainMs);
    EXPECT_EQ(CardStatus::NotPresent, client.Append(handle, MakeBytes(1)));
    EXPECT_EQ(CardStatus::TimedOut, client.Attach());
    EXPECT_EQ(CardStatus::NotPresent, client.Close(handle));

    card.LetGo();
    Clock::Get().Sleep(10);
    EXPECT_EQ(CardStatus::Ok, client.Attach()) << "the card's task is through";
    EXPECT_EQ(0, card.GetOpenCount());
    EXPECT_GE(client.Open("D:\\b.avi"), 0);
}

TEST_F(ADetach, Gives_the_memory_of_the_ring_to_no_one_else)
{
    for (int round = 0; round < 50; ++round)
    {
        const int32_t handle = client.Open("D:\\" + std::to_string(round));
        ASSERT_EQ(CardStatus::Ok, client.Append(handle, MakeBytes(30000)));
        ASSERT_EQ(CardStatus::Ok, client.Detach());
        ASSERT_EQ(CardStatus::NotPresent, client.Close(handle));
        ASSERT_EQ(CardStatus::Ok, client.Attach());
    }
}

TEST_F(ADetach, Of_a_restarted_CLR_forgets_all_handles_and_tickets)
{
    const int32_t handle = client.Open("D:\\a.avi");
    client.Append(handle, MakeBytes(100000));
    const int32_t ticket = worker.BeginOpen("D:\\b.avi", CardFileMode::CreateNew);
    worker.StopNow(5000);
    EXPECT_EQ(0, card.GetOpenCount());
    worker.StopNow(5000);

    EXPECT_EQ(CardStatus::Ok, client.Attach());
    EXPECT_EQ(CardStatus::NotValid, client.Append(handle, MakeBytes(1)));
    EXPECT_EQ(static_cast<int32_t>(CardStatus::TimedOut), worker.Take(ticket));
    for (int file = 0; file < kMaxFiles; ++file)
    {
        EXPECT_GE(client.Open("D:\\new" + std::to_string(file)), 0);
    }
}

TEST_F(ADetach, Of_a_restarted_CLR_with_a_card_that_hangs_is_finished_later)
{
    const int32_t handle = client.Open("D:\\a.avi");
    card.Hang();
    client.Append(handle, MakeBytes(100000));
    worker.BeginDelete("D:\\x");
    Clock::Get().Sleep(10);
    const int64_t before = NowMs();
    worker.StopNow(5000);
    EXPECT_EQ(5000, NowMs() - before);
    card.LetGo();
    Clock::Get().Sleep(10);
    EXPECT_EQ(CardStatus::Ok, client.Attach());
    EXPECT_EQ(CardStatus::NotValid, client.Close(handle));
    EXPECT_EQ(0, card.GetOpenCount());
    EXPECT_GE(client.Open("D:\\b.avi"), 0);
}
