#include <gtest/gtest.h>

#include "camera/CaptureLoop.h"
#include "CardClient.h"
#include "Clock.h"
#include "FakeCamera.h"
#include "FakeJpeg.h"
#include "Memory.h"
#include "Waker.h"

using namespace videorecorder;

namespace
{

class ACaptureLoop : public testing::Test
{
protected:
    void TearDown() override
    {
        Memory::Get().Unlimit();
        EXPECT_EQ(CameraStatus::Ok, Stop());
        EXPECT_EQ("", camera.GetMisuse());
        EXPECT_FALSE(camera.IsOn());
    }

    static CameraSettings Settings()
    {
        CameraSettings settings;
        settings.width = 640;
        settings.height = 480;
        settings.jpegQuality = 12;
        settings.frameBuffers = 3;
        settings.clockHz = 20000000;
        return settings;
    }

    CameraStatus Start(const CameraSettings &settings)
    {
        CameraStatus status;
        while ((status = loop.Start(settings)) == CameraStatus::Again)
        {
            waker.Wait();
        }

        return status;
    }

    CameraStatus Start() { return Start(Settings()); }

    CameraStatus Stop()
    {
        CameraStatus status;
        while ((status = loop.Stop()) == CameraStatus::Again)
        {
            waker.Wait();
        }

        return status;
    }

    // As the glue does: the time-out is the caller's.
    CameraStatus Take(int32_t timeoutMs)
    {
        const int64_t end = NowMs() + timeoutMs;
        CameraStatus status;
        while ((status = loop.Take(&facts)) == CameraStatus::Again)
        {
            const int64_t left = end - NowMs();
            if (left <= 0)
            {
                return CameraStatus::TimedOut;
            }

            waker.Wait(static_cast<int32_t>(left));
        }

        return status;
    }

    // The number of the held frame.
    uint32_t GetNumber()
    {
        const uint8_t *bytes = nullptr;
        uint32_t length = 0;
        return loop.GetHeld(&bytes, &length) ? FakeCamera::GetNumber(bytes, length) : 0;
    }

    VirtualTime time;
    FakeCamera camera;
    CaptureLoop loop{camera, Waker::WakeAll};
    Waker waker;
    FrameFacts facts;
};

} // namespace

TEST_F(ACaptureLoop, Gives_frames_one_after_the_other)
{
    ASSERT_EQ(CameraStatus::Ok, Start());
    uint32_t last = 0;
    for (int frame = 0; frame < 20; ++frame)
    {
        ASSERT_EQ(CameraStatus::Ok, Take(1000));
        EXPECT_EQ(FrameFault::None, facts.fault);
        EXPECT_EQ(640U, facts.width);
        EXPECT_EQ(480U, facts.height);
        EXPECT_TRUE(last == 0 || GetNumber() == last + 1) << GetNumber();
        last = GetNumber();
    }
}

TEST_F(ACaptureLoop, Drops_the_first_frames_after_each_start)
{
    for (int round = 0; round < 3; ++round)
    {
        ASSERT_EQ(CameraStatus::Ok, Start());
        ASSERT_EQ(CameraStatus::Ok, Take(1000));
        EXPECT_EQ(4U, GetNumber());
        ASSERT_EQ(CameraStatus::Ok, Stop());
    }
}

TEST_F(ACaptureLoop, Gives_the_newest_frame_to_one_who_comes_late)
{
    ASSERT_EQ(CameraStatus::Ok, Start());
    ASSERT_EQ(CameraStatus::Ok, Take(1000));
    const uint32_t first = GetNumber();
    loop.Release();
    Clock::Get().Sleep(1010);
    ASSERT_EQ(CameraStatus::Ok, Take(0));
    EXPECT_EQ(first + 20, GetNumber());
    EXPECT_EQ(CameraStatus::TimedOut, Take(0)) << "a frame is taken once";
}

TEST_F(ACaptureLoop, A_held_frame_stays_as_it_is_while_others_come)
{
    ASSERT_EQ(CameraStatus::Ok, Start());
    ASSERT_EQ(CameraStatus::Ok, Take(1000));
    const uint32_t number = GetNumber();
    const Bytes expected = camera.GetFrame(number);
    for (int wait = 0; wait < 20; ++wait)
    {
        Clock::Get().Sleep(97);
        const uint8_t *bytes = nullptr;
        uint32_t length = 0;
        ASSERT_TRUE(loop.GetHeld(&bytes, &length));
        ASSERT_EQ(expected, Bytes(bytes, bytes + length));
    }
}

TEST_F(ACaptureLoop, Goes_on_after_a_held_frame_with_two_buffers_only)
{
    CameraSettings settings = Settings();
    settings.frameBuffers = 2;
    ASSERT_EQ(CameraStatus::Ok, Start(settings));
    uint32_t last = 0;
    for (int frame = 0; frame < 20; ++frame)
    {
        ASSERT_EQ(CameraStatus::Ok, Take(1000));
        Clock::Get().Sleep(230);
        EXPECT_GT(GetNumber(), last);
        last = GetNumber();
        loop.Release();
    }
}

TEST_F(ACaptureLoop, Copies_a_frame_where_it_fits)
{
    ASSERT_EQ(CameraStatus::Ok, Start());
    Bytes buffer(1000);
    EXPECT_EQ(0U, loop.Copy(buffer.data(), 1000)) << "none is held";
    ASSERT_EQ(CameraStatus::Ok, Take(1000));
    EXPECT_EQ(0U, loop.Copy(buffer.data(), facts.length - 1));
    EXPECT_EQ(facts.length, loop.Copy(buffer.data(), facts.length));
    buffer.resize(facts.length);
    EXPECT_EQ(camera.GetFrame(GetNumber()), buffer);
}

TEST_F(ACaptureLoop, Cuts_padding_off_and_tells_faults)
{
    const Bytes whole = FakeJpeg().Build();
    Bytes padded = whole;
    padded.resize(padded.size() + 77);
    camera.SetContent(padded);
    ASSERT_EQ(CameraStatus::Ok, Start());
    ASSERT_EQ(CameraStatus::Ok, Take(1000));
    EXPECT_EQ(whole.size(), facts.length);
    Bytes buffer(1000);
    EXPECT_EQ(whole.size(), loop.Copy(buffer.data(), 1000));

    camera.SetContent(Bytes(50, 0));
    Clock::Get().Sleep(200);
    ASSERT_EQ(CameraStatus::Ok, Take(1000));
    EXPECT_EQ(FrameFault::NoStart, facts.fault);
}

TEST_F(ACaptureLoop, Starts_once_and_says_ok_when_it_runs)
{
    ASSERT_EQ(CameraStatus::Ok, Start());
    ASSERT_EQ(CameraStatus::Ok, Start());
    EXPECT_EQ(1, camera.GetStarts());
    EXPECT_EQ(12, camera.GetSettings().jpegQuality);
}

TEST_F(ACaptureLoop, Says_why_it_does_not_start_and_starts_later)
{
    for (const CameraStatus status : {CameraStatus::NoSensor, CameraStatus::NoMemory, CameraStatus::NotSupported, CameraStatus::Failed})
    {
        camera.SetStartStatus(status);
        EXPECT_EQ(status, Start());
        EXPECT_EQ(CameraStatus::NotStarted, Take(0));
    }

    camera.SetStartStatus(CameraStatus::Ok);
    EXPECT_EQ(CameraStatus::Ok, Start());
    EXPECT_EQ(CameraStatus::Ok, Take(1000));
}

TEST_F(ACaptureLoop, Refuses_settings_out_of_range_without_asking_the_driver)
{
    const auto refused = [&](auto change) {
        CameraSettings settings = Settings();
        change(settings);
        EXPECT_EQ(CameraStatus::NotSupported, Start(settings));
    };
    refused([](CameraSettings &s) { s.width = 0; });
    refused([](CameraSettings &s) { s.height = -480; });
    refused([](CameraSettings &s) { s.jpegQuality = 3; });
    refused([](CameraSettings &s) { s.jpegQuality = 64; });
    refused([](CameraSettings &s) { s.frameBuffers = 1; });
    refused([](CameraSettings &s) { s.frameBuffers = 5; });
    refused([](CameraSettings &s) { s.clockHz = 5999999; });
    refused([](CameraSettings &s) { s.clockHz = 24000001; });
    EXPECT_EQ(0, camera.GetStarts());
}

TEST_F(ACaptureLoop, Says_that_there_is_no_memory_for_its_task)
{
    Memory::Get().Limit(SIZE_MAX, SIZE_MAX, false);
    EXPECT_EQ(CameraStatus::NoMemory, Start());
    Memory::Get().Unlimit();
    EXPECT_EQ(CameraStatus::Ok, Start());
}

TEST_F(ACaptureLoop, A_driver_that_delivers_nothing_is_a_time_out_and_comes_back)
{
    ASSERT_EQ(CameraStatus::Ok, Start());
    ASSERT_EQ(CameraStatus::Ok, Take(1000));
    loop.Release();
    camera.Disturb(CameraStatus::TimedOut, 2);
    Clock::Get().Sleep(100);
    Take(0); // what came before
    EXPECT_EQ(CameraStatus::TimedOut, Take(3000));
    EXPECT_EQ(CameraStatus::Ok, Take(10000));
}

TEST_F(ACaptureLoop, A_driver_that_fails_is_told_and_comes_back)
{
    ASSERT_EQ(CameraStatus::Ok, Start());
    ASSERT_EQ(CameraStatus::Ok, Take(1000));
    loop.Release();
    camera.Disturb(CameraStatus::Failed, 3);
    Clock::Get().Sleep(100);
    Take(0); // what came before
    EXPECT_EQ(CameraStatus::Failed, Take(1000));
    CameraStatus status;
    for (int round = 0; (status = Take(1000)) == CameraStatus::Failed && round < 5; ++round)
    {
    }

    EXPECT_EQ(CameraStatus::Ok, status);
}

TEST_F(ACaptureLoop, Stops_and_starts_while_the_driver_is_dead)
{
    ASSERT_EQ(CameraStatus::Ok, Start());
    camera.Disturb(CameraStatus::Failed, -1);
    Clock::Get().Sleep(10000);
    EXPECT_EQ(CameraStatus::Failed, Take(0));
    EXPECT_EQ(CameraStatus::Failed, Take(1000));
    const int64_t before = NowMs();
    ASSERT_EQ(CameraStatus::Ok, Stop());
    EXPECT_LT(NowMs() - before, 50) << "it does not wait for the end of the pause that follows a failure";
    camera.Disturb(CameraStatus::Ok, 0);
    ASSERT_EQ(CameraStatus::Ok, Start());
    EXPECT_EQ(CameraStatus::Ok, Take(1000));
}

TEST_F(ACaptureLoop, Stopping_gives_all_frames_back)
{
    ASSERT_EQ(CameraStatus::Ok, Start());
    ASSERT_EQ(CameraStatus::Ok, Take(1000));
    Clock::Get().Sleep(100);
    EXPECT_EQ(2, camera.GetLent());
    ASSERT_EQ(CameraStatus::Ok, Stop());
    EXPECT_FALSE(camera.IsOn());
    const uint8_t *bytes = nullptr;
    uint32_t length = 0;
    EXPECT_FALSE(loop.GetHeld(&bytes, &length));
    EXPECT_EQ(CameraStatus::NotStarted, Take(100));
}

TEST_F(ACaptureLoop, Stops_while_it_starts)
{
    EXPECT_EQ(CameraStatus::Again, loop.Start(Settings()));
    EXPECT_EQ(CameraStatus::Ok, Stop());
    EXPECT_EQ(CameraStatus::NotStarted, Take(0));
    EXPECT_FALSE(camera.IsOn());
    EXPECT_EQ(CameraStatus::Ok, Start());
}

TEST_F(ACaptureLoop, Starts_again_right_after_a_stop_that_no_one_waited_for)
{
    ASSERT_EQ(CameraStatus::Ok, Start());
    EXPECT_EQ(CameraStatus::Again, loop.Stop());
    EXPECT_EQ(CameraStatus::Ok, Start());
    EXPECT_EQ(CameraStatus::Ok, Take(1000));
    EXPECT_EQ(2, camera.GetStarts());
}

TEST_F(ACaptureLoop, Stops_for_a_restart_of_the_CLR_but_not_for_ever)
{
    ASSERT_EQ(CameraStatus::Ok, Start());
    camera.Disturb(CameraStatus::TimedOut, -1);
    Clock::Get().Sleep(100);
    loop.StopNow(1000);
    EXPECT_TRUE(camera.IsOn()) << "the driver's call is under way";
    loop.StopNow(5000);
    EXPECT_FALSE(camera.IsOn());
}

TEST(CaptureLoop, Takes_and_releases_beside_the_capture_task_in_real_time)
{
    FakeCamera camera;
    camera.SetFrameMs(1);
    Waker waker;
    CaptureLoop loop(camera, Waker::WakeAll);
    CameraSettings settings;
    settings.width = 640;
    settings.height = 480;
    settings.jpegQuality = 12;
    settings.frameBuffers = 3;
    settings.clockHz = 20000000;
    while (loop.Start(settings) == CameraStatus::Again)
    {
        waker.Wait();
    }

    uint32_t last = 0;
    Bytes copy(10000);
    for (int frame = 0; frame < 300;)
    {
        FrameFacts facts;
        if (loop.Take(&facts) != CameraStatus::Ok)
        {
            waker.Wait();
            continue;
        }

        const uint32_t length = loop.Copy(copy.data(), static_cast<uint32_t>(copy.size()));
        const uint32_t number = FakeCamera::GetNumber(copy.data(), length);
        ASSERT_EQ(camera.GetFrame(number), Bytes(copy.begin(), copy.begin() + length));
        ASSERT_GT(number, last);
        last = number;
        ++frame;
    }

    loop.StopNow(kForever);
    EXPECT_EQ("", camera.GetMisuse());
}
