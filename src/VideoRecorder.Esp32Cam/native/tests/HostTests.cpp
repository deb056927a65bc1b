// The lowest layer for a PC: what the firmware is tried on must behave as a board does.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/stat.h>
#include <vector>

#include "../host/DrawnPicture.h"
#include "../host/FolderCard.h"
#include "camera/FrameInspector.h"

using namespace videorecorder;
using namespace videorecorder::host;

namespace
{

constexpr int64_t kCluster = 32 * 1024;

class FolderCardTests : public testing::Test
{
protected:
    FolderCardTests()
    {
        std::string pattern = testing::TempDir() + "cardXXXXXX";
        folder_ = mkdtemp(pattern.data());
    }

    ~FolderCardTests() override
    {
        // What the tests leave, from the inside out.
        for (const char *path : {"/a.bin", "/clips/a.bin", "/clips", ""})
        {
            std::remove((folder_ + path).c_str());
        }
    }

    FolderCard Card(int64_t clusters = 8) const
    {
        FolderCard::Settings settings;
        settings.folder = folder_;
        settings.totalBytes = (clusters + 1) * kCluster; // the folder itself takes one
        return FolderCard(settings);
    }

    // A file of one byte.
    static void Put(FolderCard &card, const char *path)
    {
        const uint8_t byte = 1;
        int64_t length = 0;
        ASSERT_EQ(card.Open(0, path, CardFileMode::CreateNew, &length), CardStatus::Ok);
        ASSERT_EQ(card.Write(0, 0, &byte, 1), 1);
        ASSERT_EQ(card.Close(0), CardStatus::Ok);
    }

    // Of the only entry of the card.
    static bool HasArchive(FolderCard &card)
    {
        CardEntry entry;
        EXPECT_EQ(card.OpenFolder(0, "/"), CardStatus::Ok);
        EXPECT_EQ(card.NextEntry(0, &entry), CardStatus::Ok);
        EXPECT_NE(entry.nameLength, 0);
        card.CloseFolder(0);
        return entry.hasArchive;
    }

    std::string folder_;
    int64_t length_ = 0;
};

} // namespace

TEST(DrawnPictureTests, A_drawn_picture_is_a_whole_jpeg_of_its_size)
{
    for (const int32_t bytes : {0, 13000, 200000})
    {
        const std::vector<uint8_t> picture = DrawPicture(640, 480, 7, bytes);
        const FrameFacts facts = FrameInspector::Inspect(picture.data(), static_cast<uint32_t>(picture.size()));
        EXPECT_EQ(facts.fault, FrameFault::None);
        EXPECT_EQ(facts.width, 640u);
        EXPECT_EQ(facts.height, 480u);
        EXPECT_EQ(facts.length, picture.size());
        EXPECT_GE(picture.size(), static_cast<size_t>(bytes));
    }
}

TEST(DrawnPictureTests, Each_number_has_a_picture_of_its_own)
{
    EXPECT_NE(DrawPicture(320, 240, 1, 0), DrawPicture(320, 240, 2, 0));
    EXPECT_EQ(DrawPicture(320, 240, 1, 0), DrawPicture(320, 240, 1, 0));
}

TEST_F(FolderCardTests, What_is_written_is_read)
{
    FolderCard card = Card();
    const uint8_t bytes[] = {1, 2, 3, 4};
    uint8_t back[8] = {};
    ASSERT_EQ(card.Open(0, "/a.bin", CardFileMode::CreateNew, &length_), CardStatus::Ok);
    EXPECT_EQ(card.Open(1, "/a.bin", CardFileMode::CreateNew, &length_), CardStatus::AlreadyExists);
    EXPECT_EQ(card.Write(0, 0, bytes, 4), 4);
    EXPECT_EQ(card.Read(0, 1, back, 8), 3);
    EXPECT_EQ(back[0], 2);
    EXPECT_EQ(card.Sync(0), CardStatus::Ok);
    EXPECT_EQ(card.Close(0), CardStatus::Ok);
}

TEST_F(FolderCardTests, A_full_card_takes_what_fits)
{
    FolderCard card = Card(2);
    const std::vector<uint8_t> bytes(static_cast<size_t>(3 * kCluster));
    CardSpace space;
    ASSERT_EQ(card.Open(0, "/a.bin", CardFileMode::CreateNew, &length_), CardStatus::Ok);
    EXPECT_EQ(card.Write(0, 0, bytes.data(), 10), 10);
    EXPECT_EQ(card.Write(0, 10, bytes.data(), static_cast<uint32_t>(bytes.size())), 2 * kCluster - 10);
    EXPECT_EQ(card.Write(0, 2 * kCluster, bytes.data(), 1), 0);
    EXPECT_EQ(card.QuerySpace(&space), CardStatus::Ok);
    EXPECT_EQ(space.freeBytes, 0);
    EXPECT_EQ(card.Close(0), CardStatus::Ok);
    EXPECT_EQ(card.Delete("/a.bin"), CardStatus::Ok);
    EXPECT_TRUE(card.GetKnownSpace(&space));
    EXPECT_EQ(space.freeBytes, 2 * kCluster);
}

TEST_F(FolderCardTests, Only_empty_folders_are_deleted)
{
    FolderCard card = Card();
    ASSERT_EQ(card.CreateFolder("/clips"), CardStatus::Ok);
    ASSERT_EQ(card.Open(0, "/clips/a.bin", CardFileMode::CreateNew, &length_), CardStatus::Ok);
    EXPECT_EQ(card.Close(0), CardStatus::Ok);
    EXPECT_EQ(card.Delete("/clips"), CardStatus::NotEmpty);
    EXPECT_EQ(card.CreateFolder("/clips"), CardStatus::AlreadyExists);
    EXPECT_EQ(card.CreateFolder("/none/clips"), CardStatus::NotFound);
}

TEST_F(FolderCardTests, A_folder_lists_its_entries_with_their_sizes)
{
    FolderCard card = Card();
    const uint8_t bytes[100] = {};
    CardEntry entry;
    ASSERT_EQ(card.CreateFolder("/clips"), CardStatus::Ok);
    ASSERT_EQ(card.Open(0, "/clips/a.bin", CardFileMode::CreateNew, &length_), CardStatus::Ok);
    ASSERT_EQ(card.Write(0, 0, bytes, 100), 100);
    ASSERT_EQ(card.Close(0), CardStatus::Ok);
    ASSERT_EQ(card.OpenFolder(0, "/clips"), CardStatus::Ok);
    EXPECT_EQ(card.NextEntry(0, &entry), CardStatus::Ok);
    EXPECT_STREQ(entry.name, "a.bin");
    EXPECT_EQ(entry.size, 100u);
    EXPECT_FALSE(entry.isFolder);
    EXPECT_TRUE(entry.hasArchive);
    EXPECT_EQ(card.NextEntry(0, &entry), CardStatus::Ok);
    EXPECT_EQ(entry.nameLength, 0);
    card.CloseFolder(0);
}

TEST_F(FolderCardTests, A_new_file_has_the_archive_attribute_until_it_is_cleared)
{
    FolderCard card = Card();
    Put(card, "/a.bin");
    EXPECT_TRUE(HasArchive(card));
    EXPECT_EQ(card.SetArchive("/a.bin", false), CardStatus::Ok);
    EXPECT_FALSE(HasArchive(card));
    EXPECT_EQ(card.SetArchive("/a.bin", true), CardStatus::Ok);
    EXPECT_TRUE(HasArchive(card));
    EXPECT_EQ(card.SetArchive("/a.bin", false), CardStatus::Ok);
    EXPECT_EQ(card.Delete("/a.bin"), CardStatus::Ok);
}

TEST_F(FolderCardTests, The_attribute_of_a_file_keeps_the_rest_of_its_mode)
{
    FolderCard card = Card();
    Put(card, "/a.bin");
    const std::string path = folder_ + "/a.bin";
    struct stat state;
    for (const mode_t mode : {0644, 0755, 0777, 0600})
    {
        ASSERT_EQ(chmod(path.c_str(), mode), 0);
        EXPECT_TRUE(HasArchive(card)) << mode;
        EXPECT_EQ(card.SetArchive("/a.bin", false), CardStatus::Ok);
        ASSERT_EQ(stat(path.c_str(), &state), 0);
        EXPECT_EQ(state.st_mode & 0777, mode);
    }
}

TEST_F(FolderCardTests, Only_a_change_brings_the_attribute_back)
{
    FolderCard card = Card();
    uint8_t byte = 2;
    Put(card, "/a.bin");
    const auto after = [&](const auto &change) {
        EXPECT_EQ(card.SetArchive("/a.bin", false), CardStatus::Ok);
        EXPECT_EQ(card.Open(0, "/a.bin", CardFileMode::Write, &length_), CardStatus::Ok);
        change();
        EXPECT_EQ(card.Close(0), CardStatus::Ok);
        return HasArchive(card);
    };
    EXPECT_FALSE(after([&] { card.Read(0, 0, &byte, 1); }));
    EXPECT_FALSE(after([&] { card.Sync(0); }));
    EXPECT_FALSE(after([&] { card.Truncate(0, 1); }));
    EXPECT_TRUE(after([&] { card.Write(0, 0, &byte, 1); }));
    EXPECT_TRUE(after([&] {
        card.Write(0, 0, &byte, 1);
        EXPECT_EQ(card.Sync(0), CardStatus::Ok);
        EXPECT_TRUE(HasArchive(card)) << "from the sync on";
    }));
    EXPECT_TRUE(after([&] { card.Truncate(0, 0); }));
}

TEST_F(FolderCardTests, Nothing_but_a_file_has_the_attribute)
{
    FolderCard card = Card();
    ASSERT_EQ(card.CreateFolder("/clips"), CardStatus::Ok);
    EXPECT_EQ(card.SetArchive("/clips", false), CardStatus::NotFound);
    EXPECT_EQ(card.SetArchive("/none.bin", false), CardStatus::NotFound);
    EXPECT_FALSE(HasArchive(card));
}

TEST_F(FolderCardTests, A_card_that_is_pulled_out_is_not_present)
{
    FolderCard card = Card();
    const uint8_t byte = 1;
    ASSERT_EQ(card.Open(0, "/a.bin", CardFileMode::CreateNew, &length_), CardStatus::Ok);
    const std::string away = folder_ + ".away";
    ASSERT_EQ(std::rename(folder_.c_str(), away.c_str()), 0);
    EXPECT_EQ(card.Write(0, 0, &byte, 1), static_cast<int32_t>(CardStatus::NotPresent));
    EXPECT_EQ(card.CreateFolder("/clips"), CardStatus::NotPresent);
    EXPECT_EQ(card.SetArchive("/a.bin", false), CardStatus::NotPresent);
    EXPECT_EQ(card.Close(0), CardStatus::NotPresent);
    ASSERT_EQ(std::rename(away.c_str(), folder_.c_str()), 0);
    EXPECT_EQ(card.Open(0, "/a.bin", CardFileMode::Write, &length_), CardStatus::Ok);
    EXPECT_EQ(card.Close(0), CardStatus::Ok);
}
