#include <cstring>

#include "CardTest.h"
#include "Memory.h"

using namespace videorecorder;

namespace
{

class ACard : public CardTest
{
};

} // namespace

TEST_F(ACard, Takes_a_file_and_gives_it_back)
{
    const Bytes bytes = MakeBytes(100000);
    const int32_t handle = client.Open("D:\\a.avi");
    ASSERT_GE(handle, 0);
    EXPECT_EQ(CardStatus::Ok, client.Append(handle, bytes));
    EXPECT_EQ(100000, worker.GetLength(handle));
    EXPECT_EQ(CardStatus::Ok, client.Close(handle));
    EXPECT_EQ(bytes, card.GetFile("/D/a.avi"));
    EXPECT_EQ(0, card.GetOpenCount());
}

TEST_F(ACard, Opens_files_as_told)
{
    card.Put("/D/old.avi", MakeBytes(5000));
    EXPECT_EQ(static_cast<int32_t>(CardStatus::AlreadyExists), client.Open("D:\\old.avi", CardFileMode::CreateNew));
    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotFound), client.Open("D:\\new.avi", CardFileMode::Read));
    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotFound), client.Open("D:\\new.avi", CardFileMode::Write));
    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotValid), client.Open("D:\\old.avi", static_cast<CardFileMode>(3)));
    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotValid), client.Open("E:\\old.avi", CardFileMode::Read));
    const int32_t handle = client.Open("D:\\old.avi", CardFileMode::Write);
    EXPECT_EQ(5000, worker.GetLength(handle));
    EXPECT_EQ(CardStatus::Ok, client.Close(handle));
}

TEST_F(ACard, Appends_behind_what_a_file_holds)
{
    Bytes expected = MakeBytes(5000, 1);
    card.Put("/D/a.log", expected);
    const int32_t handle = client.Open("D:\\a.log", CardFileMode::Write);
    const Bytes more = MakeBytes(30001, 2);
    client.Append(handle, more);
    client.Close(handle);
    expected.insert(expected.end(), more.begin(), more.end());
    EXPECT_EQ(expected, card.GetFile("/D/a.log"));
}

TEST_F(ACard, Refuses_to_write_to_a_file_opened_for_reading)
{
    card.Put("/D/a.avi", MakeBytes(100));
    const int32_t handle = client.Open("D:\\a.avi", CardFileMode::Read);
    EXPECT_EQ(CardStatus::NotValid, client.Append(handle, MakeBytes(10)));
    EXPECT_EQ(CardStatus::NotValid, client.Overwrite(handle, 0, MakeBytes(10)));
    EXPECT_EQ(CardStatus::NotValid, client.Sync(handle));
    EXPECT_EQ(CardStatus::NotValid, client.Truncate(handle, 0));
    Bytes bytes;
    EXPECT_EQ(100, client.Read(handle, 0, 100, &bytes)) << "a refusal is no failure of the file";
}

TEST_F(ACard, Refuses_handles_that_are_not_open)
{
    const int32_t handle = client.Open("D:\\a.avi");
    client.Close(handle);
    for (const int32_t wrong : {handle, -1, 0, 12345, INT32_MAX})
    {
        Bytes bytes;
        EXPECT_EQ(CardStatus::NotValid, client.Append(wrong, MakeBytes(10)));
        EXPECT_EQ(CardStatus::NotValid, client.Overwrite(wrong, 0, MakeBytes(10)));
        EXPECT_EQ(CardStatus::NotValid, client.Sync(wrong));
        EXPECT_EQ(CardStatus::NotValid, client.Close(wrong));
        EXPECT_EQ(static_cast<int32_t>(CardStatus::NotValid), client.Read(wrong, 0, 10, &bytes));
        EXPECT_EQ(static_cast<int64_t>(CardStatus::NotValid), worker.GetLength(wrong));
    }

    const int32_t next = client.Open("D:\\b.avi");
    EXPECT_NE(handle, next) << "an old handle never means a newer file";
}

TEST_F(ACard, Opens_eight_files_and_no_more)
{
    std::vector<int32_t> handles;
    for (int file = 0; file < kMaxFiles; ++file)
    {
        handles.push_back(client.Open("D:\\" + std::to_string(file)));
        EXPECT_GE(handles.back(), 0);
    }

    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotValid), client.Open("D:\\one-more"));
    EXPECT_EQ(CardStatus::Ok, client.Close(handles[3]));
    EXPECT_GE(client.Open("D:\\one-more"), 0);
}

TEST_F(ACard, Reads_any_piece_of_a_file)
{
    const Bytes content = MakeBytes(100000);
    card.Put("/D/a.avi", content);
    const int32_t handle = client.Open("D:\\a.avi", CardFileMode::Read);
    for (const int64_t position : {0, 1, 511, 512, 8191, 16384, 50003, 99999, 100000, 200000})
    {
        for (const uint32_t count : {0U, 1U, 600U, 16384U, 16385U, 70000U, 200000U})
        {
            Bytes bytes;
            const int64_t left = position < 100000 ? 100000 - position : 0;
            const int64_t expected = left < count ? left : count;
            ASSERT_EQ(expected, client.Read(handle, position, count, &bytes)) << position << " " << count;
            ASSERT_TRUE(std::equal(bytes.begin(), bytes.end(), content.begin() + (position < 100000 ? position : 0)));
        }
    }

    Bytes bytes;
    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotValid), client.Read(handle, -1, 10, &bytes));
}

TEST_F(ACard, Reads_into_a_buffer_that_moves_meanwhile)
{
    const Bytes content = MakeBytes(60000);
    card.Put("/D/a.avi", content);
    const int32_t handle = client.Open("D:\\a.avi", CardFileMode::Read);
    const int32_t ticket = worker.BeginRead(handle, 0, 60000);
    ASSERT_GE(ticket, 0);
    Bytes buffer(60000);
    int32_t result;
    while ((result = worker.Take(ticket, buffer.data())) == kAgain)
    {
        client.waker.Wait();
        buffer = Bytes(buffer); // as the garbage collector does
    }

    EXPECT_EQ(60000, result);
    EXPECT_EQ(content, buffer);
}

TEST_F(ACard, Reads_what_was_appended_before_while_it_is_recorded)
{
    const int32_t handle = client.Open("D:\\a.avi");
    Bytes expected;
    for (uint32_t round = 0; round < 30; ++round)
    {
        const Bytes piece = MakeBytes(3000 + round * 100, round);
        client.Append(handle, piece);
        expected.insert(expected.end(), piece.begin(), piece.end());
        Bytes bytes;
        ASSERT_EQ(static_cast<int32_t>(expected.size()), client.Read(handle, 0, 1000000, &bytes));
        ASSERT_EQ(expected, bytes);
    }
}

TEST_F(ACard, Reads_another_file_while_one_is_recorded)
{
    const Bytes other = MakeBytes(500000, 9);
    card.Put("/D/b.avi", other);
    card.SetSpeed(500);
    const int32_t recorded = client.Open("D:\\a.avi");
    const int32_t uploaded = client.Open("D:\\b.avi", CardFileMode::Read);
    Bytes expected;
    for (uint32_t at = 0; at < 500000; at += 10000)
    {
        const Bytes piece = MakeBytes(13000, at);
        ASSERT_EQ(CardStatus::Ok, client.Append(recorded, piece));
        expected.insert(expected.end(), piece.begin(), piece.end());
        Bytes bytes;
        ASSERT_EQ(10000, client.Read(uploaded, at, 10000, &bytes));
        ASSERT_TRUE(std::equal(bytes.begin(), bytes.end(), other.begin() + at));
    }

    EXPECT_EQ(CardStatus::Ok, client.Close(recorded));
    EXPECT_EQ(expected, card.GetFile("/D/a.avi"));
}

TEST_F(ACard, Cuts_a_file_after_what_was_appended_and_goes_on_from_there)
{
    const int32_t handle = client.Open("D:\\a.avi");
    const Bytes bytes = MakeBytes(50000);
    client.Append(handle, bytes);
    EXPECT_EQ(CardStatus::NotValid, client.Truncate(handle, 50001));
    EXPECT_EQ(CardStatus::NotValid, client.Truncate(handle, -1));
    EXPECT_EQ(CardStatus::Ok, client.Truncate(handle, 20000));
    EXPECT_EQ(20000, worker.GetLength(handle));
    client.Append(handle, {1, 2, 3});
    client.Close(handle);
    Bytes expected(bytes.begin(), bytes.begin() + 20000);
    expected.insert(expected.end(), {1, 2, 3});
    EXPECT_EQ(expected, card.GetFile("/D/a.avi"));
}

TEST_F(ACard, What_is_appended_behind_a_cut_that_waits_comes_behind_it)
{
    const int32_t handle = client.Open("D:\\a.avi");
    const Bytes bytes = MakeBytes(50000);
    client.Append(handle, bytes);
    const int32_t list = worker.BeginOpenFolder("D:\\");
    const int32_t ticket = worker.BeginTruncate(handle, 100);
    const Bytes more = MakeBytes(60000, 2);
    client.Append(handle, more);
    EXPECT_EQ(0, client.Finish(ticket));
    EXPECT_GE(client.Finish(list), 0);
    client.Close(handle);
    Bytes expected(bytes.begin(), bytes.begin() + 100);
    expected.insert(expected.end(), more.begin(), more.end());
    EXPECT_EQ(expected, card.GetFile("/D/a.avi"));
}

TEST_F(ACard, Writes_over_what_is_there_and_never_beyond)
{
    const int32_t handle = client.Open("D:\\a.avi");
    Bytes expected = MakeBytes(30000);
    client.Append(handle, expected);
    const Bytes patch = MakeBytes(2000, 5);
    EXPECT_EQ(CardStatus::Ok, client.Overwrite(handle, 100, patch));
    EXPECT_EQ(CardStatus::Ok, client.Overwrite(handle, 28000, patch));
    EXPECT_EQ(CardStatus::NotValid, client.Overwrite(handle, 28001, patch));
    EXPECT_EQ(CardStatus::NotValid, client.Overwrite(handle, -1, patch));
    EXPECT_EQ(CardStatus::Ok, client.Overwrite(handle, 30000, {}));
    client.Close(handle);
    std::copy(patch.begin(), patch.end(), expected.begin() + 100);
    std::copy(patch.begin(), patch.end(), expected.begin() + 28000);
    EXPECT_EQ(expected, card.GetFile("/D/a.avi"));
}

TEST_F(ACard, Lists_a_folder_in_pieces)
{
    card.PutFolder("/D/clips");
    card.PutFolder("/D/clips/sub");
    std::vector<std::string> expected;
    for (int file = 100; file < 150; ++file)
    {
        expected.push_back("20261122-" + std::to_string(file) + ".avi");
        card.Put("/D/clips/" + expected.back(), MakeBytes(static_cast<size_t>(file)));
    }

    expected.push_back("sub/");
    std::vector<std::string> names;
    EXPECT_EQ(CardStatus::Ok, client.List("D:\\clips", 512, &names));
    EXPECT_EQ(expected, names);
    EXPECT_EQ(CardStatus::Ok, client.List("D:\\clips\\sub", 512, &names));
    EXPECT_TRUE(names.empty());
    EXPECT_EQ(CardStatus::NotFound, client.List("D:\\none", 512, &names));
    EXPECT_EQ(CardStatus::NotValid, client.List("D:\\clips", 511, &names));
    EXPECT_EQ(0, card.GetOpenCount());
}

TEST_F(ACard, Opens_four_folders_and_no_more)
{
    for (int folder = 0; folder < kMaxFolders; ++folder)
    {
        EXPECT_GE(client.Finish(worker.BeginOpenFolder("D:\\")), 0);
    }

    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotValid), worker.BeginOpenFolder("D:\\"));
}

TEST_F(ACard, Makes_and_deletes)
{
    EXPECT_EQ(CardStatus::Ok, client.CreateFolder("D:\\clips"));
    EXPECT_EQ(CardStatus::AlreadyExists, client.CreateFolder("D:\\clips"));
    EXPECT_EQ(CardStatus::NotFound, client.CreateFolder("D:\\a\\b"));
    card.Put("/D/clips/a.avi", MakeBytes(10));
    EXPECT_EQ(CardStatus::NotEmpty, client.Delete("D:\\clips"));
    EXPECT_EQ(CardStatus::Ok, client.Delete("D:\\clips\\a.avi"));
    EXPECT_EQ(CardStatus::NotFound, client.Delete("D:\\clips\\a.avi"));
    EXPECT_EQ(CardStatus::Ok, client.Delete("D:\\clips"));
    EXPECT_FALSE(card.HasFolder("/D/clips"));
}

TEST_F(ACard, Clears_the_archive_attribute_and_sets_it)
{
    card.PutFolder("/D/clips");
    card.Put("/D/clips/a.avi", MakeBytes(10));
    std::vector<std::string> names;
    EXPECT_EQ(CardStatus::Ok, client.SetArchive("D:\\clips\\a.avi", false));
    EXPECT_FALSE(card.HasArchive("/D/clips/a.avi"));
    EXPECT_EQ(CardStatus::Ok, client.List("D:\\clips", 512, &names));
    EXPECT_EQ(std::vector<std::string>({"a.avi-"}), names);
    EXPECT_EQ(CardStatus::Ok, client.SetArchive("D:\\clips\\a.avi", true));
    EXPECT_TRUE(card.HasArchive("/D/clips/a.avi"));
    EXPECT_EQ(CardStatus::Ok, client.List("D:\\clips", 512, &names));
    EXPECT_EQ(std::vector<std::string>({"a.avi"}), names);
}

TEST_F(ACard, Says_when_there_is_no_file_for_the_attribute)
{
    EXPECT_EQ(CardStatus::NotFound, client.SetArchive("D:\\clips\\a.avi", false));
    EXPECT_EQ(CardStatus::NotValid, client.SetArchive("E:\\a.avi", false));
    EXPECT_EQ(1U, card.GetCalls(CardCall::SetArchive).size());
}

TEST_F(ACard, Does_not_wait_for_the_ring_to_set_an_attribute)
{
    card.Put("/D/old.avi", MakeBytes(10));
    const int32_t handle = client.Open("D:\\new.avi");
    card.StallNextWrites(2000);
    client.Append(handle, MakeBytes(300000));
    const int64_t before = NowMs();
    EXPECT_EQ(CardStatus::Ok, client.SetArchive("D:\\old.avi", false));
    EXPECT_LE(NowMs() - before, 2000) << "one block may be under way";
    EXPECT_LT(card.GetFile("/D/new.avi").size(), 300000U);
    EXPECT_EQ(CardStatus::Ok, client.Close(handle));
}

TEST_F(ACard, Gives_a_changed_file_the_attribute_and_leaves_it_off_a_read_one)
{
    card.Put("/D/a.avi", MakeBytes(10));
    client.SetArchive("D:\\a.avi", false);
    Bytes bytes;
    int32_t handle = client.Open("D:\\a.avi", CardFileMode::Write);
    EXPECT_EQ(10, client.Read(handle, 0, 10, &bytes));
    EXPECT_EQ(CardStatus::Ok, client.Close(handle));
    EXPECT_FALSE(card.HasArchive("/D/a.avi"));

    handle = client.Open("D:\\a.avi", CardFileMode::Write);
    EXPECT_EQ(CardStatus::Ok, client.Overwrite(handle, 0, MakeBytes(1, 2)));
    EXPECT_EQ(CardStatus::Ok, client.Close(handle));
    EXPECT_TRUE(card.HasArchive("/D/a.avi"));
}

TEST_F(ACard, Tells_its_space_less_what_waits_in_the_ring)
{
    card.SetCapacity(1000000);
    CardSpace space;
    ASSERT_EQ(CardStatus::Ok, client.GetSpace(&space));
    EXPECT_EQ(1000000, space.totalBytes);
    EXPECT_EQ(1000000, space.freeBytes);

    const int32_t handle = client.Open("D:\\a.avi");
    client.Append(handle, MakeBytes(100000));
    EXPECT_EQ(CardStatus::Ok, worker.GetSpace(&space)) << "it does not wait any more";
    EXPECT_EQ(900000, space.freeBytes);
    client.Close(handle);
    EXPECT_EQ(CardStatus::Ok, worker.GetSpace(&space));
    EXPECT_EQ(900000, space.freeBytes);
    client.Delete("D:\\a.avi");
    EXPECT_EQ(CardStatus::Ok, worker.GetSpace(&space));
    EXPECT_EQ(1000000, space.freeBytes);
    EXPECT_EQ(1U, card.GetCalls(CardCall::QuerySpace).size()) << "the card is asked once";
}

TEST_F(ACard, Tells_why_its_space_is_not_known_and_asks_again)
{
    card.FailNext(CardCall::QuerySpace, CardStatus::Failed);
    CardSpace space;
    EXPECT_EQ(CardStatus::Failed, client.GetSpace(&space));
    EXPECT_EQ(CardStatus::Ok, client.GetSpace(&space));
}

TEST_F(ACard, Is_attached_once_for_one_drive)
{
    EXPECT_EQ(CardStatus::Ok, client.Attach("D:"));
    EXPECT_EQ(CardStatus::NotValid, client.Attach("D:\\clips"));
    EXPECT_EQ(CardStatus::NotValid, client.Attach(nullptr));
    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotValid), client.Open("E:\\a.avi"));
}

TEST(CardWorker, Says_when_there_is_no_memory_and_keeps_none)
{
    VirtualTime time;
    FakeCard card;
    CardWorker worker(card, Waker::WakeAll);
    CardClient client(worker);
    Memory &memory = Memory::Get();
    memory.Limit(400000, SIZE_MAX);
    EXPECT_EQ(CardStatus::NoMemory, client.Attach());
    memory.Limit(SIZE_MAX, 4000);
    EXPECT_EQ(CardStatus::NoMemory, client.Attach());
    EXPECT_EQ(0, memory.GetCount());
    memory.Limit(SIZE_MAX, SIZE_MAX, false);
    EXPECT_EQ(CardStatus::NoMemory, client.Attach());
    EXPECT_EQ(static_cast<int32_t>(CardStatus::NotPresent), client.Open("D:\\a.avi"));
    memory.Unlimit();
    EXPECT_EQ(CardStatus::Ok, client.Attach());
    EXPECT_GE(client.Open("D:\\a.avi"), 0);
}

TEST(CardWorker, Works_with_one_block_when_internal_memory_is_short)
{
    VirtualTime time;
    FakeCard card;
    CardWorker worker(card, Waker::WakeAll);
    CardClient client(worker);
    Memory::Get().Limit(SIZE_MAX, 10000);
    EXPECT_EQ(CardStatus::Ok, client.Attach());
    Memory::Get().Unlimit();
    const int32_t handle = client.Open("D:\\a.avi");
    const Bytes bytes = MakeBytes(100000);
    client.Append(handle, bytes);
    client.Overwrite(handle, 10, MakeBytes(9000, 2));
    Bytes read;
    EXPECT_EQ(40000, client.Read(handle, 30000, 40000, &read));
    EXPECT_TRUE(std::equal(read.begin(), read.end(), bytes.begin() + 30000));
    EXPECT_EQ(CardStatus::Ok, client.Close(handle));
    EXPECT_EQ("", card.GetMisuse());
}
