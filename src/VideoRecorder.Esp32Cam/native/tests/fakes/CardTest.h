#pragma once

#include <gtest/gtest.h>

#include "CardClient.h"
#include "card/CardWorker.h"
#include "Clock.h"
#include "FakeCard.h"

namespace videorecorder
{

/// A card, the worker on it and a caller, in virtual time. Whatever a test does, the card must have been used as it
/// may be.
class CardTest : public testing::Test
{
protected:
    void SetUp() override { ASSERT_EQ(CardStatus::Ok, client.Attach()); }

    void TearDown() override
    {
        card.LetGo();
        EXPECT_EQ("", card.GetMisuse());
    }

    VirtualTime time;
    FakeCard card;
    CardWorker worker{card, Waker::WakeAll};
    CardClient client{worker};
};

} // namespace videorecorder
