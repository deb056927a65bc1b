#include <gtest/gtest.h>

#include "Guard.h"
#include "CaptureLoop.h"
#include "CardWorker.h"
#include "DeadlineTimer.h"
#include "Ring.h"
#include "WatchdogNote.h"

using namespace videorecorder;

// What managed code gets must be told apart from what it must never see.
TEST(Status, Again_is_no_status_of_managed_code)
{
    EXPECT_LT(kAgain, static_cast<int32_t>(CardStatus::NotValid));
    EXPECT_LT(kAgain, static_cast<int32_t>(CameraStatus::Failed));
}
