#include "CaptureLoop.h"

#include <cstring>

#include "../Guard.h"

namespace videorecorder
{

namespace
{

constexpr uint32_t kStackBytes = 4096;
constexpr int kPriority = 6;

// A driver that returns at once without a frame must not keep a core busy.
constexpr int32_t kPauseMs = 10;
constexpr int32_t kPauseAfterFailureMs = 100;

bool IsWithin(int32_t value, int32_t least, int32_t most)
{
    return value >= least && value <= most;
}

bool IsSupported(const CameraSettings &settings)
{
    return settings.width > 0 && settings.height > 0 && IsWithin(settings.jpegQuality, 4, 63)
        && IsWithin(settings.frameBuffers, 2, 4) && IsWithin(settings.clockHz, 6000000, 24000000);
}

} // namespace

CaptureLoop::CaptureLoop(CameraPort &port, WakeCallback wake) : port_(port), wake_(wake)
{
}

CaptureLoop::~CaptureLoop()
{
    StopNow(kForever);
}

CameraStatus CaptureLoop::Start(const CameraSettings &settings)
{
    Guard guard(mutex_);
    switch (state_)
    {
    case State::Running:
        return CameraStatus::Ok;
    case State::Starting:
    case State::Stopping:
        return CameraStatus::Again;
    case State::NotStarted:
        state_ = State::Stopped;
        return outcome_;
    case State::Stopped:
        break;
    }

    if (!IsSupported(settings))
    {
        return CameraStatus::NotSupported;
    }

    settings_ = settings;
    failed_ = false;
    toDrop_ = kDroppedFrames;
    state_ = State::Starting;
    if (StartTask("capture", kStackBytes, kPriority, RunTask, this))
    {
        return CameraStatus::Again;
    }

    state_ = State::Stopped;
    return CameraStatus::NoMemory;
}

CameraStatus CaptureLoop::Take(FrameFacts *facts)
{
    Release();
    Guard guard(mutex_);
    if (state_ != State::Running)
    {
        return state_ == State::Starting ? CameraStatus::Again : CameraStatus::NotStarted;
    }

    if (ready_.present)
    {
        held_ = ready_;
        ready_.present = false;
        *facts = held_.facts;
        return CameraStatus::Ok;
    }

    if (failed_)
    {
        failed_ = false;
        return CameraStatus::Failed;
    }

    return CameraStatus::Again;
}

bool CaptureLoop::GetHeld(const uint8_t **bytes, uint32_t *length) const
{
    Guard guard(mutex_);
    if (!held_.present)
    {
        return false;
    }

    *bytes = held_.buffer.bytes;
    *length = held_.facts.length;
    return true;
}

uint32_t CaptureLoop::Copy(uint8_t *buffer, uint32_t capacity) const
{
    const uint8_t *bytes;
    uint32_t length;
    if (!GetHeld(&bytes, &length) || length > capacity)
    {
        return 0;
    }

    std::memcpy(buffer, bytes, length);
    return length;
}

void CaptureLoop::Release()
{
    GiveBack(&held_);
}

// The held frame goes back here and not in the capture task, which would pull it from under a copy.
CameraStatus CaptureLoop::Stop()
{
    Release();
    Guard guard(mutex_);
    switch (state_)
    {
    case State::Stopped:
    case State::NotStarted:
        state_ = State::Stopped;
        return CameraStatus::Ok;
    case State::Starting:
    case State::Running:
    case State::Stopping:
        break;
    }

    state_ = State::Stopping;
    stop_.Set();
    return CameraStatus::Again;
}

void CaptureLoop::StopNow(int32_t timeoutMs)
{
    const int64_t end = NowMs() + timeoutMs;
    while (Stop() == CameraStatus::Again)
    {
        const int64_t left = end - NowMs();
        if (timeoutMs != kForever && left <= 0)
        {
            return;
        }

        ended_.Wait(timeoutMs == kForever ? kForever : static_cast<int32_t>(left));
    }
}

void CaptureLoop::RunTask(void *self)
{
    static_cast<CaptureLoop *>(self)->Run();
}

void CaptureLoop::Run()
{
    const CameraStatus outcome = port_.Start(settings_);
    if (outcome == CameraStatus::Ok)
    {
        BeginRunning();
        while (ShallRun())
        {
            Capture();
        }

        GiveBack(&ready_);
        port_.Stop();
    }

    End(outcome);
}

void CaptureLoop::BeginRunning()
{
    {
        Guard guard(mutex_);
        if (state_ == State::Starting)
        {
            state_ = State::Running;
        }
    }

    wake_();
}

// Once the state is set, another start or the destructor may follow: nothing of the object is touched after the block.
void CaptureLoop::End(CameraStatus outcome)
{
    const WakeCallback wake = wake_;
    {
        Guard guard(mutex_);
        outcome_ = outcome;
        state_ = state_ == State::Starting ? State::NotStarted : State::Stopped;
        ended_.Set();
    }

    wake();
}

void CaptureLoop::Capture()
{
    CameraBuffer buffer;
    const CameraStatus status = port_.Next(&buffer);
    if (status == CameraStatus::Ok)
    {
        Offer(buffer);
    }
    else if (status == CameraStatus::Failed)
    {
        {
            Guard guard(mutex_);
            failed_ = true;
        }

        wake_();
        stop_.Wait(kPauseAfterFailureMs);
    }
    else
    {
        stop_.Wait(kPauseMs);
    }
}

void CaptureLoop::Offer(const CameraBuffer &buffer)
{
    if (toDrop_ > 0)
    {
        --toDrop_; // only this task counts them, once it runs
        port_.Release(buffer);
        return;
    }

    Frame older;
    const FrameFacts facts = FrameInspector::Inspect(buffer.bytes, buffer.length);
    {
        Guard guard(mutex_);
        older = ready_;
        ready_.buffer = buffer;
        ready_.facts = facts;
        ready_.present = true;
        failed_ = false;
    }

    if (older.present)
    {
        port_.Release(older.buffer);
    }

    wake_();
}

void CaptureLoop::GiveBack(Frame *frame)
{
    CameraBuffer buffer;
    {
        Guard guard(mutex_);
        if (!frame->present)
        {
            return;
        }

        frame->present = false;
        buffer = frame->buffer;
    }

    port_.Release(buffer);
}

bool CaptureLoop::ShallRun()
{
    Guard guard(mutex_);
    return state_ == State::Running;
}

} // namespace videorecorder
