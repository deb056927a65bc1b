#include "FakeCamera.h"

#include "CardClient.h"
#include "Clock.h"
#include "FakeJpeg.h"

namespace videorecorder
{

namespace
{

constexpr int32_t kStartMs = 700;
constexpr int32_t kTimeoutMs = 4000;

// Where the number of a frame is in its bytes: a comment segment right behind SOI.
constexpr size_t kNumberAt = 6;

} // namespace

void FakeCamera::SetFrameMs(int32_t milliseconds)
{
    std::lock_guard<std::mutex> lock(mutex_);
    frameMs_ = milliseconds;
}

void FakeCamera::SetFrameBytes(uint32_t least, uint32_t most)
{
    std::lock_guard<std::mutex> lock(mutex_);
    leastBytes_ = least;
    mostBytes_ = most;
}

void FakeCamera::SetStartStatus(CameraStatus status)
{
    std::lock_guard<std::mutex> lock(mutex_);
    startStatus_ = status;
}

void FakeCamera::Disturb(CameraStatus status, int times)
{
    std::lock_guard<std::mutex> lock(mutex_);
    disturbance_ = status;
    disturbances_ = times;
}

void FakeCamera::SetContent(const Bytes &content)
{
    std::lock_guard<std::mutex> lock(mutex_);
    content_ = content;
}

Bytes FakeCamera::GetFrame(uint32_t number)
{
    std::lock_guard<std::mutex> lock(mutex_);
    return Make(number);
}

uint32_t FakeCamera::GetNumber(const uint8_t *bytes, uint32_t length)
{
    if (length < kNumberAt + 4)
    {
        return 0;
    }

    const uint8_t *const number = bytes + kNumberAt;
    return static_cast<uint32_t>(number[0]) << 21 | static_cast<uint32_t>(number[1]) << 14
        | static_cast<uint32_t>(number[2]) << 7 | number[3];
}

uint32_t FakeCamera::GetMade()
{
    std::lock_guard<std::mutex> lock(mutex_);
    return made_;
}

int FakeCamera::GetLent()
{
    std::lock_guard<std::mutex> lock(mutex_);
    int count = 0;
    for (const Buffer &buffer : buffers_)
    {
        count += buffer.isLent ? 1 : 0;
    }

    return count;
}

int FakeCamera::GetStarts()
{
    std::lock_guard<std::mutex> lock(mutex_);
    return starts_;
}

bool FakeCamera::IsOn()
{
    std::lock_guard<std::mutex> lock(mutex_);
    return isOn_;
}

CameraSettings FakeCamera::GetSettings()
{
    std::lock_guard<std::mutex> lock(mutex_);
    return settings_;
}

std::string FakeCamera::GetMisuse()
{
    std::lock_guard<std::mutex> lock(mutex_);
    return misuse_;
}

CameraStatus FakeCamera::Start(const CameraSettings &settings)
{
    Clock::Get().Sleep(kStartMs);
    std::lock_guard<std::mutex> lock(mutex_);
    misuse_ += isOn_ ? "started twice; " : "";
    ++starts_;
    if (startStatus_ != CameraStatus::Ok)
    {
        return startStatus_;
    }

    settings_ = settings;
    isOn_ = true;
    made_ = 0;
    startedMs_ = NowMs();
    buffers_.assign(static_cast<size_t>(settings.frameBuffers), Buffer());
    return CameraStatus::Ok;
}

CameraStatus FakeCamera::Next(CameraBuffer *buffer)
{
    int32_t waitMs;
    CameraStatus status = CameraStatus::Ok;
    {
        std::lock_guard<std::mutex> lock(mutex_);
        misuse_ += isOn_ ? "" : "asked while off; ";
        const int64_t sinceStart = NowMs() - startedMs_;
        waitMs = static_cast<int32_t>(frameMs_ - sinceStart % frameMs_);
        if (disturbances_ != 0)
        {
            disturbances_ -= disturbances_ > 0 ? 1 : 0;
            status = disturbance_;
            waitMs = status == CameraStatus::TimedOut ? kTimeoutMs : 0;
        }
    }

    if (waitMs > 0)
    {
        Clock::Get().Sleep(waitMs);
    }

    std::lock_guard<std::mutex> lock(mutex_);
    if (status != CameraStatus::Ok)
    {
        return status;
    }

    for (Buffer &free : buffers_)
    {
        if (!free.isLent)
        {
            made_ = static_cast<uint32_t>((NowMs() - startedMs_) / frameMs_);
            free.bytes = content_.empty() ? Make(made_) : content_;
            free.isLent = true;
            buffer->bytes = free.bytes.data();
            buffer->length = static_cast<uint32_t>(free.bytes.size());
            buffer->driver = &free;
            return CameraStatus::Ok;
        }
    }

    return CameraStatus::TimedOut;
}

void FakeCamera::Release(const CameraBuffer &buffer)
{
    std::lock_guard<std::mutex> lock(mutex_);
    Buffer *const lent = static_cast<Buffer *>(buffer.driver);
    misuse_ += isOn_ && lent->isLent ? "" : "gave back what was not lent; ";
    lent->isLent = false;
    // What still uses the bytes reads garbage, or what AddressSanitizer knows to be freed.
    Bytes().swap(lent->bytes);
}

void FakeCamera::Stop()
{
    misuse_ += GetLent() > 0 ? "stopped while frames are lent; " : "";
    std::lock_guard<std::mutex> lock(mutex_);
    misuse_ += isOn_ ? "" : "stopped while off; ";
    isOn_ = false;
    buffers_.clear();
}

Bytes FakeCamera::Make(uint32_t number) const
{
    const uint8_t digits[] = {
        static_cast<uint8_t>(number >> 21 & 0x7F),
        static_cast<uint8_t>(number >> 14 & 0x7F),
        static_cast<uint8_t>(number >> 7 & 0x7F),
        static_cast<uint8_t>(number & 0x7F),
    };
    const uint32_t bytes = leastBytes_ + number * 7919U % (mostBytes_ - leastBytes_ + 1);
    return FakeJpeg().WithSegment(0xFE, Bytes(digits, digits + 4)).WithData(bytes, number).Build();
}

} // namespace videorecorder
