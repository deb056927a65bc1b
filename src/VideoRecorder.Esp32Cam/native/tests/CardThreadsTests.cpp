// In real time, with real threads: several callers, the card's task and the capture task at once. What they do is
// simple; ThreadSanitizer watches.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "camera/CaptureLoop.h"
#include "CardClient.h"
#include "card/CardWorker.h"
#include "Clock.h"
#include "FakeCamera.h"

using namespace videorecorder;

namespace
{

constexpr int kCallers = 4;

} // namespace

TEST(SeveralThreads, Write_and_read_their_own_files_at_once)
{
    FakeCard card;
    CardWorker worker(card, Waker::WakeAll);
    CardClient(worker).Attach();
    std::vector<std::thread> threads;
    for (uint32_t caller = 0; caller < kCallers; ++caller)
    {
        threads.emplace_back([&, caller] {
            CardClient client(worker);
            for (uint32_t round = 0; round < 5; ++round)
            {
                const std::string name = std::to_string(caller) + "-" + std::to_string(round);
                const int32_t handle = client.Open("D:\\" + name);
                ASSERT_GE(handle, 0);
                Bytes expected;
                for (uint32_t piece = 0; piece < 20; ++piece)
                {
                    const Bytes bytes = MakeBytes(7000 + piece * 1000, caller * 1000 + round * 100 + piece);
                    ASSERT_EQ(CardStatus::Ok, client.Append(handle, bytes));
                    expected.insert(expected.end(), bytes.begin(), bytes.end());
                    if (piece % 5 == 4)
                    {
                        ASSERT_EQ(CardStatus::Ok, client.Overwrite(handle, piece, {1, 2, 3}));
                        std::copy_n(Bytes({1, 2, 3}).begin(), 3, expected.begin() + piece);
                        ASSERT_EQ(CardStatus::Ok, client.Sync(handle));
                    }
                }

                Bytes read;
                ASSERT_EQ(static_cast<int32_t>(expected.size()), client.Read(handle, 0, 1000000, &read));
                ASSERT_TRUE(expected == read);
                ASSERT_EQ(CardStatus::Ok, client.Close(handle));
                ASSERT_TRUE(expected == card.GetFile("/D/" + name));
                CardSpace space;
                ASSERT_EQ(CardStatus::Ok, client.GetSpace(&space));
                std::vector<std::string> names;
                ASSERT_EQ(CardStatus::Ok, client.List("D:\\", 512, &names));
                ASSERT_EQ(CardStatus::Ok, client.Delete("D:\\" + name));
            }
        });
    }

    for (std::thread &thread : threads)
    {
        thread.join();
    }

    EXPECT_EQ("", card.GetMisuse());
    EXPECT_EQ(0, card.GetOpenCount());
}

TEST(SeveralThreads, Survive_detaches_at_any_moment)
{
    FakeCard card;
    CardWorker worker(card, Waker::WakeAll);
    CardClient detacher(worker);
    detacher.Attach();
    std::atomic<bool> ends{false};
    std::atomic<int> written{0};
    std::vector<std::thread> threads;
    for (uint32_t caller = 0; caller < kCallers; ++caller)
    {
        threads.emplace_back([&, caller] {
            CardClient client(worker);
            for (uint32_t round = 0; !ends; ++round)
            {
                const std::string path = "D:\\" + std::to_string(caller) + "-" + std::to_string(round);
                const int32_t handle = client.Open(path);
                if (handle < 0)
                {
                    std::this_thread::yield();
                    continue;
                }

                client.Append(handle, MakeBytes(40000));
                client.Sync(handle);
                if (client.Close(handle) == CardStatus::Ok)
                {
                    ++written;
                    client.Delete(path);
                }

                EXPECT_EQ(CardStatus::NotValid, client.Close(handle));
            }
        });
    }

    for (int round = 0; round < 60; ++round)
    {
        const int before = written;
        while (round % 3 == 0 && written == before)
        {
            std::this_thread::yield();
        }

        ASSERT_EQ(CardStatus::Ok, detacher.Detach());
        ASSERT_EQ(0, card.GetOpenCount());
        ASSERT_EQ(CardStatus::Ok, detacher.Attach());
    }

    ends = true;
    for (std::thread &thread : threads)
    {
        thread.join();
    }

    EXPECT_EQ("", card.GetMisuse());
}

TEST(SeveralThreads, Record_from_the_camera_while_another_uploads)
{
    FakeCard card;
    FakeCamera camera;
    camera.SetFrameMs(1);
    camera.SetFrameBytes(5000, 9000);
    const Bytes other = MakeBytes(300000);
    card.Put("/D/b.avi", other);
    CardWorker worker(card, Waker::WakeAll);
    CaptureLoop loop(camera, Waker::WakeAll);
    CardClient recorder(worker);
    recorder.Attach();
    CameraSettings settings;
    settings.width = 640;
    settings.height = 480;
    settings.jpegQuality = 12;
    settings.frameBuffers = 3;
    settings.clockHz = 20000000;
    while (loop.Start(settings) == CameraStatus::Again)
    {
        recorder.waker.Wait();
    }

    std::thread uploader([&] {
        CardClient client(worker);
        const int32_t handle = client.Open("D:\\b.avi", CardFileMode::Read);
        for (int32_t at = 0; at < 300000; at += 8192)
        {
            Bytes bytes;
            ASSERT_GT(client.Read(handle, at, 8192, &bytes), 0);
            ASSERT_TRUE(std::equal(bytes.begin(), bytes.end(), other.begin() + at));
        }

        ASSERT_EQ(CardStatus::Ok, client.Close(handle));
    });

    const int32_t handle = recorder.Open("D:\\a.avi");
    Bytes expected;
    for (int frame = 0; frame < 200;)
    {
        FrameFacts facts;
        if (loop.Take(&facts) != CameraStatus::Ok)
        {
            recorder.waker.Wait();
            continue;
        }

        const uint8_t *bytes = nullptr;
        uint32_t length = 0;
        ASSERT_TRUE(loop.GetHeld(&bytes, &length));
        ASSERT_EQ(CardStatus::Ok, recorder.Append(handle, Bytes(bytes, bytes + length)));
        expected.insert(expected.end(), bytes, bytes + length);
        loop.Release();
        ++frame;
    }

    EXPECT_EQ(CardStatus::Ok, recorder.Close(handle));
    EXPECT_TRUE(expected == card.GetFile("/D/a.avi"));
    uploader.join();
    loop.StopNow(kForever);
    EXPECT_EQ("", camera.GetMisuse());
    EXPECT_EQ("", card.GetMisuse());
}
