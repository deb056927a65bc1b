// What callers are told when the card fails, is full, is pulled out or hangs.
#include "CardTest.h"
#include "Random.h"

using namespace videorecorder;

namespace
{

class AFailingCard : public CardTest
{
protected:
    // Appends until it is refused, and returns why.
    CardStatus Fill(int32_t handle)
    {
        for (int piece = 0; piece < 1000; ++piece)
        {
            const CardStatus status = client.Append(handle, MakeBytes(10000));
            if (status != CardStatus::Ok)
            {
                return status;
            }
        }

        return CardStatus::Ok;
    }

    // All later calls on the file say the same, and closing it frees the handle.
    void ExpectStuck(int32_t handle, CardStatus error)
    {
        Bytes bytes;
        EXPECT_EQ(error, client.Append(handle, MakeBytes(10)));
        EXPECT_EQ(error, client.Overwrite(handle, 0, MakeBytes(10)));
        EXPECT_EQ(error, client.Sync(handle));
        EXPECT_EQ(error, client.Truncate(handle, 0));
        EXPECT_EQ(static_cast<int32_t>(error), client.Read(handle, 0, 10, &bytes));
        EXPECT_EQ(static_cast<int64_t>(error), worker.GetLength(handle));
        EXPECT_EQ(error, client.Close(handle));
        EXPECT_EQ(CardStatus::NotValid, client.Close(handle));
        EXPECT_EQ(0, card.GetOpenCount());
    }
};

} // namespace

TEST_F(AFailingCard, Tells_a_write_error_at_the_next_call)
{
    const int32_t handle = client.Open("D:\\a.avi");
    card.FailNext(CardCall::Write, CardStatus::Failed);
    EXPECT_EQ(CardStatus::Ok, client.Append(handle, MakeBytes(20000))) << "it is not known yet";
    Clock::Get().Sleep(10);
    ExpectStuck(handle, CardStatus::Failed);
}

TEST_F(AFailingCard, Tells_any_kind_of_late_error)
{
    for (const CardStatus error : {CardStatus::Failed, CardStatus::ReadOnly, CardStatus::NotPresent, CardStatus::Full})
    {
        for (const CardCall::Kind kind : {CardCall::Write, CardCall::Sync})
        {
            const int32_t handle = client.Open("D:\\a.avi");
            ASSERT_GE(handle, 0);
            card.FailNext(kind, error);
            client.Append(handle, MakeBytes(100));
            client.Overwrite(handle, 0, {1});
            client.Sync(handle);
            Clock::Get().Sleep(10);
            ExpectStuck(handle, error);
            EXPECT_EQ(CardStatus::Ok, client.Delete("D:\\a.avi"));
        }
    }
}

TEST_F(AFailingCard, Tells_an_error_of_the_last_bytes_at_close)
{
    const int32_t handle = client.Open("D:\\a.avi");
    client.Append(handle, MakeBytes(100));
    card.FailNext(CardCall::Write, CardStatus::Failed);
    EXPECT_EQ(CardStatus::Failed, client.Close(handle));
    EXPECT_EQ(0, card.GetOpenCount());

    const int32_t next = client.Open("D:\\b.avi");
    card.FailNext(CardCall::Close, CardStatus::ReadOnly);
    EXPECT_EQ(CardStatus::ReadOnly, client.Close(next));
    EXPECT_EQ(0, card.GetOpenCount());
}

TEST_F(AFailingCard, Tells_late_errors_of_a_file_without_the_ring_as_well)
{
    const int32_t owner = client.Open("D:\\owner.avi");
    client.Append(owner, MakeBytes(10));
    card.SetSpeed(1); // the error comes after all calls
    for (const CardCall::Kind kind : {CardCall::Write, CardCall::Sync})
    {
        const int32_t handle = client.Open("D:\\a.log");
        ASSERT_GE(handle, 0);
        card.FailNext(kind, CardStatus::Failed);
        EXPECT_EQ(CardStatus::Ok, client.Append(handle, MakeBytes(100)));
        EXPECT_EQ(CardStatus::Ok, client.Sync(handle));
        Clock::Get().Sleep(1000);
        EXPECT_EQ(CardStatus::Failed, client.Append(handle, MakeBytes(100)));
        EXPECT_EQ(CardStatus::Failed, client.Close(handle));
        EXPECT_EQ(CardStatus::Ok, client.Delete("D:\\a.log"));
    }

    EXPECT_EQ(CardStatus::Ok, client.Append(owner, MakeBytes(10))) << "the other file is not concerned";
    EXPECT_EQ(CardStatus::Ok, client.Close(owner));
}

TEST_F(AFailingCard, Writes_nothing_more_to_a_file_after_its_first_error)
{
    const int32_t handle = client.Open("D:\\a.avi");
    const Bytes bytes = MakeBytes(200000);
    card.FailNext(CardCall::Write, CardStatus::Failed, 3);
    client.Append(handle, bytes);
    EXPECT_EQ(CardStatus::Failed, client.Close(handle));
    EXPECT_EQ(4U, card.GetCalls(CardCall::Write).size());
    EXPECT_EQ(Bytes(bytes.begin(), bytes.begin() + 3 * 16384), card.GetFile("/D/a.avi"));
}

TEST_F(AFailingCard, Full_is_an_error_and_never_a_hang)
{
    card.SetCapacity(3000000);
    const int32_t handle = client.Open("D:\\a.avi");
    EXPECT_EQ(CardStatus::Full, Fill(handle));
    ExpectStuck(handle, CardStatus::Full);
    EXPECT_EQ(3000000U, card.GetFile("/D/a.avi").size()) << "what fits is there";
}

TEST_F(AFailingCard, Full_is_an_error_without_the_ring_as_well)
{
    card.SetCapacity(100000);
    const int32_t owner = client.Open("D:\\owner.avi");
    client.Append(owner, MakeBytes(10));
    const int32_t handle = client.Open("D:\\a.log");
    EXPECT_EQ(CardStatus::Full, Fill(handle));
    EXPECT_EQ(CardStatus::Full, client.Close(handle));
}

TEST_F(AFailingCard, Full_while_a_caller_waits_for_space_wakes_it)
{
    card.SetCapacity(600000);
    card.SetSpeed(100);
    const int32_t handle = client.Open("D:\\a.avi");
    EXPECT_EQ(CardStatus::Full, client.Append(handle, MakeBytes(3000000)));
    EXPECT_EQ(CardStatus::Full, client.Close(handle));
}

TEST_F(AFailingCard, Takes_the_next_file_after_one_that_failed)
{
    const int32_t handle = client.Open("D:\\a.avi");
    card.FailNext(CardCall::Write, CardStatus::Failed);
    client.Append(handle, MakeBytes(300000));
    EXPECT_EQ(CardStatus::Failed, client.Close(handle));
    const int32_t next = client.Open("D:\\b.avi");
    const Bytes bytes = MakeBytes(300000, 2);
    EXPECT_EQ(CardStatus::Ok, client.Append(next, bytes));
    EXPECT_EQ(CardStatus::Ok, client.Close(next));
    EXPECT_EQ(bytes, card.GetFile("/D/b.avi"));
}

TEST_F(AFailingCard, A_place_that_cannot_be_read_leaves_the_file_usable)
{
    card.Put("/D/a.avi", MakeBytes(50000));
    const int32_t handle = client.Open("D:\\a.avi", CardFileMode::Write);
    card.FailNext(CardCall::Read, CardStatus::Failed, 2);
    Bytes bytes;
    EXPECT_EQ(static_cast<int32_t>(CardStatus::Failed), client.Read(handle, 0, 50000, &bytes));
    EXPECT_EQ(50000, client.Read(handle, 0, 50000, &bytes));
    EXPECT_EQ(CardStatus::Ok, client.Append(handle, MakeBytes(10)));
    EXPECT_EQ(CardStatus::Ok, client.Close(handle));
}

TEST_F(AFailingCard, Pulled_out_while_recording_is_told_and_nothing_hangs)
{
    const int32_t handle = client.Open("D:\\a.avi");
    client.Append(handle, MakeBytes(100000));
    card.SetPresent(false);
    EXPECT_EQ(CardStatus::NotPresent, Fill(handle));
    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotPresent), client.Open("D:\\b.avi"));
    EXPECT_EQ(CardStatus::NotPresent, client.Close(handle));
    EXPECT_EQ(CardStatus::Ok, client.Detach());

    card.SetPresent(true);
    EXPECT_EQ(CardStatus::Ok, client.Attach());
    EXPECT_GE(client.Open("D:\\b.avi"), 0);
}

TEST_F(AFailingCard, That_hangs_is_a_time_out_for_requests)
{
    card.Hang();
    const int64_t before = NowMs();
    EXPECT_EQ(static_cast<int32_t>(CardStatus::TimedOut), client.Open("D:\\a.avi"));
    EXPECT_GT(NowMs() - before, kCardTimeoutMs);
    EXPECT_LE(NowMs() - before, kCardTimeoutMs + 2 * kAskAgainMs);

    card.LetGo();
    Clock::Get().Sleep(10);
    EXPECT_EQ(0, card.GetOpenCount()) << "what no one waits for any more is closed";
    EXPECT_EQ(CardStatus::Ok, client.Delete("D:\\a.avi"));
}

TEST_F(AFailingCard, That_hangs_is_a_time_out_for_appends_when_the_ring_is_full)
{
    const int32_t handle = client.Open("D:\\a.avi");
    card.Hang();
    EXPECT_EQ(CardStatus::TimedOut, client.Append(handle, MakeBytes(600000)));
    EXPECT_EQ(CardStatus::TimedOut, client.Append(handle, MakeBytes(1)));
    EXPECT_EQ(CardStatus::TimedOut, client.Close(handle)) << "the handle is free all the same";
    EXPECT_EQ(CardStatus::NotValid, client.Close(handle));
    card.LetGo();
    Clock::Get().Sleep(10);
    EXPECT_EQ(0, card.GetOpenCount());
    EXPECT_GE(client.Open("D:\\b.avi"), 0);
}

TEST_F(AFailingCard, That_hangs_and_then_fails_is_a_time_out_for_good)
{
    const int32_t handle = client.Open("D:\\a.avi");
    card.Hang();
    EXPECT_EQ(CardStatus::TimedOut, client.Append(handle, MakeBytes(600000)));
    card.FailNext(CardCall::Write, CardStatus::Failed);
    card.LetGo();
    Clock::Get().Sleep(10);
    EXPECT_EQ(CardStatus::TimedOut, client.Append(handle, MakeBytes(1))) << "the first error stays";
    EXPECT_EQ(CardStatus::TimedOut, client.Close(handle));
}

TEST_F(AFailingCard, That_hangs_is_a_time_out_for_marks_and_for_files_without_the_ring)
{
    const int32_t handle = client.Open("D:\\a.avi");
    const int32_t log = client.Open("D:\\a.log");
    card.Hang();
    client.Append(handle, MakeBytes(100));
    CardStatus status = CardStatus::Ok;
    for (int mark = 0; mark < 20 && status == CardStatus::Ok; ++mark)
    {
        status = client.Sync(handle);
    }

    EXPECT_EQ(CardStatus::TimedOut, status);
    EXPECT_EQ(CardStatus::TimedOut, client.Append(log, MakeBytes(100000)));
    CardSpace space;
    EXPECT_EQ(CardStatus::TimedOut, client.GetSpace(&space));
}

TEST_F(AFailingCard, That_hangs_is_a_time_out_when_no_slot_is_free)
{
    card.Hang();
    for (int slot = 0; slot < 8; ++slot)
    {
        EXPECT_GE(worker.BeginDelete("D:\\x"), 0);
    }

    EXPECT_EQ(kAgain, worker.BeginDelete("D:\\x"));
    EXPECT_EQ(CardStatus::TimedOut, client.Delete("D:\\x"));
}

TEST_F(AFailingCard, Is_given_up_by_an_aborted_thread_and_frees_what_it_took)
{
    for (int round = 0; round < 20; ++round)
    {
        const std::string path = "D:\\" + std::to_string(round);
        const int32_t early = worker.BeginOpen(path.c_str(), CardFileMode::CreateNew);
        worker.Abandon(early);
        const int32_t late = worker.BeginOpenFolder("D:\\");
        Clock::Get().Sleep(5);
        worker.Abandon(late);
        worker.Abandon(late);
        worker.Abandon(12345);
        Clock::Get().Sleep(5);
        EXPECT_EQ(static_cast<int32_t>(CardStatus::TimedOut), worker.Take(early));
        ASSERT_EQ(0, card.GetOpenCount());
    }

    EXPECT_GE(client.Open("D:\\a.avi"), 0);
}

TEST_F(AFailingCard, A_ticket_that_no_one_takes_frees_itself)
{
    for (int slot = 0; slot < 8; ++slot)
    {
        const std::string path = "D:\\" + std::to_string(slot);
        EXPECT_GE(worker.BeginOpen(path.c_str(), CardFileMode::CreateNew), 0);
    }

    Clock::Get().Sleep(121000);
    EXPECT_GE(client.Open("D:\\a.avi"), 0);
    EXPECT_EQ(1, card.GetOpenCount()) << "the eight are closed";
}

TEST_F(AFailingCard, Keeps_no_slot_for_what_is_refused)
{
    for (int round = 0; round < 20; ++round)
    {
        const auto refused = static_cast<int32_t>(CardStatus::NotValid);
        ASSERT_EQ(refused, worker.BeginOpen("X:\\a", CardFileMode::CreateNew));
        ASSERT_EQ(refused, worker.BeginOpenFolder("X:\\a"));
        ASSERT_EQ(refused, worker.BeginDelete("X:\\a"));
        ASSERT_EQ(refused, worker.BeginSetArchive("X:\\a", false));
    }

    EXPECT_GE(client.Open("D:\\a.avi"), 0);
}

TEST_F(AFailingCard, Fails_folders_and_paths_at_once)
{
    std::vector<std::string> names;
    for (const CardCall::Kind kind : {CardCall::OpenFolder, CardCall::NextEntry})
    {
        card.FailNext(kind, CardStatus::Failed);
        EXPECT_EQ(CardStatus::Failed, client.List("D:\\", 512, &names));
    }

    card.FailNext(CardCall::CreateFolder, CardStatus::ReadOnly);
    EXPECT_EQ(CardStatus::ReadOnly, client.CreateFolder("D:\\x"));
    card.Put("/D/a.avi", MakeBytes(10));
    card.FailNext(CardCall::SetArchive, CardStatus::Failed);
    EXPECT_EQ(CardStatus::Failed, client.SetArchive("D:\\a.avi", false));
    EXPECT_TRUE(card.HasArchive("/D/a.avi"));
    EXPECT_EQ(0, card.GetOpenCount());
}
