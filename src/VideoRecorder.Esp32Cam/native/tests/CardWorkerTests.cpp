#include "CardTest.h"

using namespace videorecorder;

class ACard : public CardTest
{
};

TEST_F(ACard, Takes_a_file_and_gives_it_back)
{
    const Bytes bytes = MakeBytes(100000);
    const int32_t handle = client.Open("D:\\a.avi");
    ASSERT_GE(handle, 0);
    EXPECT_EQ(CardStatus::Ok, client.Append(handle, bytes));
    EXPECT_EQ(100000, worker.GetLength(handle));
    EXPECT_EQ(CardStatus::Ok, client.Close(handle));
    EXPECT_EQ(bytes, card.GetFile("/D/a.avi"));
}
