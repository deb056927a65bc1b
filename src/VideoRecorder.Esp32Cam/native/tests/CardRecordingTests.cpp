// The frame loop of the recorder on a card that stalls: capture loop, ring and worker together, in virtual time.
#include "camera/CaptureLoop.h"
#include "CardTest.h"
#include "FakeCamera.h"

using namespace videorecorder;

namespace
{

class ARecording : public CardTest
{
protected:
    static constexpr int32_t kFrameMs = 50; // 20 fps

    void SetUp() override
    {
        CardTest::SetUp();
        card.SetSpeed(1000); // 1 MB/s: a slow card
        camera.SetFrameMs(kFrameMs);
        camera.SetFrameBytes(13000, 19800);
        CameraSettings settings;
        settings.width = 640;
        settings.height = 480;
        settings.jpegQuality = 12;
        settings.frameBuffers = 3;
        settings.clockHz = 20000000;
        while (loop.Start(settings) == CameraStatus::Again)
        {
            client.waker.Wait();
        }

        handle = client.Open("D:\\a.avi");
    }

    // Records so many frames as the firmware does: a chunk's head, the frame, a sync each second.
    void Record(int frames)
    {
        for (int frame = 0; frame < frames; ++frame)
        {
            FrameFacts facts;
            CameraStatus status;
            while ((status = loop.Take(&facts)) == CameraStatus::Again)
            {
                client.waker.Wait();
            }

            ASSERT_EQ(CameraStatus::Ok, status);
            const uint8_t *bytes = nullptr;
            uint32_t length = 0;
            ASSERT_TRUE(loop.GetHeld(&bytes, &length));
            const uint32_t number = FakeCamera::GetNumber(bytes, length);
            lost += last == 0 ? 0 : number - last - 1;
            last = number;

            const int64_t before = NowMs();
            ASSERT_EQ(CardStatus::Ok, client.Append(handle, {'0', '0', 'd', 'c', 0, 0, 0, 0}));
            for (uint32_t done = 0; done < length;)
            {
                const int32_t taken = worker.AppendSome(handle, bytes + done, length - done);
                ASSERT_GE(taken, 0);
                done += static_cast<uint32_t>(taken);
                if (done < length)
                {
                    client.waker.Wait();
                }
            }

            if (frame % 20 == 19)
            {
                ASSERT_EQ(CardStatus::Ok, client.Sync(handle));
            }

            longestWaitMs = std::max(longestWaitMs, NowMs() - before);
            loop.Release();
            recorded.push_back(number);
        }
    }

    // The file holds the recorded frames, whole, one after the other, and nothing else.
    void ExpectIntact()
    {
        EXPECT_EQ(CardStatus::Ok, client.Close(handle));
        Bytes expected;
        for (const uint32_t number : recorded)
        {
            const Bytes frame = camera.GetFrame(number);
            expected.insert(expected.end(), {'0', '0', 'd', 'c', 0, 0, 0, 0});
            expected.insert(expected.end(), frame.begin(), frame.end());
        }

        EXPECT_TRUE(expected == card.GetFile("/D/a.avi"));
        loop.StopNow(kForever);
        EXPECT_EQ("", camera.GetMisuse());
    }

    FakeCamera camera;
    CaptureLoop loop{camera, Waker::WakeAll};
    int32_t handle = -1;
    uint32_t last = 0;
    uint32_t lost = 0;
    int64_t longestWaitMs = 0;
    std::vector<uint32_t> recorded;
};

} // namespace

TEST_F(ARecording, A_stall_of_250_ms_loses_no_frame_at_20_fps_VGA)
{
    for (int second = 0; second < 30; ++second)
    {
        card.StallNextWrites(250);
        Record(20);
    }

    EXPECT_EQ(0U, lost);
    EXPECT_EQ(0, longestWaitMs) << "the frame loop does not wait while the ring has space";
    ExpectIntact();
}

TEST_F(ARecording, A_stall_of_1_s_loses_no_frame_when_the_ring_was_empty)
{
    for (int minute = 0; minute < 5; ++minute)
    {
        card.StallNextWrites(1000);
        Record(100);
    }

    EXPECT_EQ(0U, lost);
    ExpectIntact();
}

TEST_F(ARecording, Stalls_of_1_s_in_a_row_lose_countable_frames_and_the_file_is_intact)
{
    Record(50);
    const uint32_t before = camera.GetMade();
    card.StallNextWrites(1000, 4);
    Record(300);
    const uint32_t made = recorded.back() - recorded.front() + 1;
    EXPECT_EQ(made, recorded.size() + lost) << "each frame is recorded, or known to be lost";
    EXPECT_GT(lost, 0U);
    EXPECT_LT(lost, 4U * 1000 / kFrameMs);
    EXPECT_GT(recorded.back(), before);
    ExpectIntact();
}

TEST_F(ARecording, A_card_that_is_too_slow_for_ever_loses_frames_evenly_and_the_file_is_intact)
{
    card.SetSpeed(200);
    Record(400);
    EXPECT_GT(lost, 0U);
    EXPECT_EQ(recorded.back() - recorded.front() + 1, recorded.size() + lost);
    ExpectIntact();
}

TEST_F(ARecording, Goes_on_beside_an_upload_that_reads)
{
    const Bytes other = MakeBytes(400000, 9);
    card.Put("/D/b.avi", other);
    const int32_t uploaded = client.Open("D:\\b.avi", CardFileMode::Read);
    for (int32_t at = 0; at < 400000; at += 8192)
    {
        Record(2);
        const int32_t ticket = worker.BeginRead(uploaded, at, 8192);
        Record(2);
        Bytes bytes(8192);
        const int32_t read = client.Finish(ticket, bytes.data());
        ASSERT_EQ(std::min(8192, 400000 - at), read);
        ASSERT_TRUE(std::equal(bytes.begin(), bytes.begin() + read, other.begin() + at));
    }

    EXPECT_EQ(0U, lost);
    ExpectIntact();
}
