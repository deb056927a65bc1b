#pragma once

#include <cstdint>

#include "CameraPort.h"
#include "FrameInspector.h"
#include "../Wake.h"
#include "os.h"

namespace videorecorder
{

/// Captures all the time in a task of its own and keeps the newest frame. The CLR's task takes it, holds it while it
/// copies it, and releases it; the driver fills other buffers meanwhile. No call waits: those that cannot be done yet
/// return CameraStatus::Again and are made again after a wake.
class CaptureLoop
{
public:
    /// The first frames after a start have no right exposure yet.
    static constexpr int kDroppedFrames = 3;

    CaptureLoop(CameraPort &port, WakeCallback wake);
    ~CaptureLoop();
    CaptureLoop(const CaptureLoop &) = delete;
    CaptureLoop &operator=(const CaptureLoop &) = delete;

    /// Starts capturing: to be called again while it returns Again. Ok when it runs already; NoSensor, NoMemory,
    /// NotSupported or Failed. Checks all ranges but the sensor's sizes.
    CameraStatus Start(const CameraSettings &settings);

    /// Takes the newest frame that was not taken yet; one that is held is released first. Again when there is none yet:
    /// the time-out is the caller's. NotStarted, or Failed when the driver failed since the last frame.
    CameraStatus Take(FrameFacts *facts);

    /// The held frame and its checked length: stays valid until Release, Take or Stop. False when none is held.
    bool GetHeld(const uint8_t **bytes, uint32_t *length) const;

    /// Copies the held frame; returns its length, or 0 when none is held or it does not fit.
    uint32_t Copy(uint8_t *buffer, uint32_t capacity) const;

    /// Gives the held frame back. Does nothing when none is held.
    void Release();

    /// Stops capturing: to be called again while it returns Again. Waits for a driver call that is under way
    /// (up to 4 s on the board). Ok also when it does not run.
    CameraStatus Stop();

    /// Stops and waits for it, at most so long. For a restart of the CLR.
    void StopNow(int32_t timeoutMs);

private:
    enum class State
    {
        Stopped,
        Starting,
        NotStarted, ///< A start has failed, and no one has asked for its outcome yet.
        Running,
        Stopping,
    };

    struct Frame
    {
        CameraBuffer buffer;
        FrameFacts facts;
        bool present = false;
    };

    static void RunTask(void *self);
    void Run();
    void BeginRunning();
    void Capture();
    void Offer(const CameraBuffer &buffer);
    void GiveBack(Frame *frame);
    bool ShallRun();
    void End(CameraStatus outcome);

    CameraPort &port_;
    const WakeCallback wake_;
    Signal stop_;
    Signal ended_;

    mutable Mutex mutex_; // guards all that follows, but what the capture task alone uses while it runs
    State state_ = State::Stopped;
    CameraStatus outcome_ = CameraStatus::Ok;
    bool failed_ = false;
    Frame ready_;
    Frame held_;

    CameraSettings settings_; // the capture task's from its start to its end
    int toDrop_ = 0;          // the same
};

} // namespace videorecorder
