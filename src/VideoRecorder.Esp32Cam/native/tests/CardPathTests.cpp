#include <gtest/gtest.h>

#include <string>

#include "card/CardPath.h"

using namespace videorecorder;

namespace
{

// The translated path; "refused" when it is.
std::string Translate(const std::string &path)
{
    char target[CardPath::kBytes];
    return CardPath::Translate('D', path.c_str(), target) ? target : "refused";
}

} // namespace

TEST(CardPath, Is_the_one_that_nanoFramework_gives_to_FatFs)
{
    EXPECT_EQ("/D/clips/a.avi", Translate("D:\\clips\\a.avi"));
    EXPECT_EQ("/D/clips/a.avi", Translate("D:/clips/a.avi"));
    EXPECT_EQ("/D/a.avi", Translate("d:\\a.avi"));
}

TEST(CardPath, Needs_no_care_about_separators)
{
    EXPECT_EQ("/D", Translate("D:"));
    EXPECT_EQ("/D", Translate("D:\\"));
    EXPECT_EQ("/D/clips", Translate("D:\\clips\\"));
    EXPECT_EQ("/D/clips/a.avi", Translate("D:\\\\clips\\/a.avi"));
}

TEST(CardPath, Of_another_drive_is_refused)
{
    EXPECT_EQ("refused", Translate("E:\\a.avi"));
    EXPECT_EQ("refused", Translate("\\a.avi"));
    EXPECT_EQ("refused", Translate("a.avi"));
    EXPECT_EQ("refused", Translate("D:a.avi"));
    EXPECT_EQ("refused", Translate(""));
    EXPECT_EQ("refused", Translate("D"));

    char target[CardPath::kBytes];
    EXPECT_FALSE(CardPath::Translate('D', nullptr, target));
}

TEST(CardPath, Of_200_bytes_is_the_longest)
{
    const std::string longest = "D:\\" + std::string(197, 'a');
    EXPECT_EQ("/D/" + std::string(197, 'a'), Translate(longest));
    EXPECT_EQ("refused", Translate(longest + "a"));
}

TEST(CardPath, Is_plain_ASCII)
{
    EXPECT_EQ("refused", Translate("D:\\caf\xC3\xA9.avi"));
    EXPECT_EQ("refused", Translate("D:\\a\n.avi"));
    EXPECT_EQ("/D/a b~.avi", Translate("D:\\a b~.avi"));
}

TEST(CardPath, Of_a_drive_alone_is_a_letter_and_a_colon)
{
    EXPECT_TRUE(CardPath::IsDrive("D:"));
    EXPECT_TRUE(CardPath::IsDrive("D:\\"));
    EXPECT_FALSE(CardPath::IsDrive("D"));
    EXPECT_FALSE(CardPath::IsDrive(""));
    EXPECT_FALSE(CardPath::IsDrive("1:"));
    EXPECT_FALSE(CardPath::IsDrive("D:\\clips"));
    EXPECT_FALSE(CardPath::IsDrive(nullptr));
}
