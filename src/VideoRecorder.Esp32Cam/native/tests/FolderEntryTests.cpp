#include <gtest/gtest.h>

#include <cstring>
#include <string>

#include "FakeCard.h"
#include "card/FolderEntry.h"

using namespace videorecorder;

namespace
{

CardEntry MakeEntry(const std::string &name, uint32_t size, bool isFolder)
{
    CardEntry entry;
    entry.size = size;
    entry.isFolder = isFolder;
    entry.nameLength = static_cast<uint8_t>(name.size());
    std::memcpy(entry.name, name.c_str(), name.size() + 1);
    return entry;
}

} // namespace

TEST(FolderEntry, Is_size_flags_length_and_name)
{
    Bytes bytes(20);
    EXPECT_EQ(11U, FolderEntry::Put(MakeEntry("a.avi", 0x12345678, false), bytes.data(), 20));
    EXPECT_EQ(Bytes({0x78, 0x56, 0x34, 0x12, 0, 5, 'a', '.', 'a', 'v', 'i'}), Bytes(bytes.begin(), bytes.begin() + 11));
    EXPECT_EQ(7U, FolderEntry::Put(MakeEntry("x", 0, true), bytes.data(), 20));
    EXPECT_EQ(Bytes({0, 0, 0, 0, 1, 1, 'x'}), Bytes(bytes.begin(), bytes.begin() + 7));
}

TEST(FolderEntry, Has_a_flag_for_the_archive_attribute)
{
    Bytes bytes(20);
    CardEntry entry = MakeEntry("a.avi", 1, false);
    entry.hasArchive = true;
    EXPECT_EQ(11U, FolderEntry::Put(entry, bytes.data(), 20));
    EXPECT_EQ(FolderEntry::kArchiveFlag, bytes[4]);
    entry.isFolder = true;
    EXPECT_EQ(11U, FolderEntry::Put(entry, bytes.data(), 20));
    EXPECT_EQ(FolderEntry::kArchiveFlag | FolderEntry::kFolderFlag, bytes[4]);
}

TEST(FolderEntry, Is_put_as_a_whole_or_not_at_all)
{
    Bytes bytes(11);
    EXPECT_EQ(11U, FolderEntry::Put(MakeEntry("a.avi", 1, false), bytes.data(), 11));
    EXPECT_EQ(0U, FolderEntry::Put(MakeEntry("a.avi", 1, false), bytes.data(), 10));
    EXPECT_EQ(0U, FolderEntry::Put(MakeEntry("", 0, false), bytes.data(), 11));
}

TEST(FolderEntry, Of_the_longest_name_fits_into_512_bytes)
{
    Bytes bytes(512);
    EXPECT_EQ(261U, FolderEntry::Put(MakeEntry(std::string(255, 'n'), 1, false), bytes.data(), 512));
}

TEST(FolderEntry, Has_a_question_mark_for_what_is_not_ASCII)
{
    Bytes bytes(20);
    EXPECT_EQ(9U, FolderEntry::Put(MakeEntry("a\x84z", 0, false), bytes.data(), 20));
    EXPECT_EQ('?', bytes[7]);
}
