#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "camera/CameraPort.h"
#include "FakeCard.h"
#include "os.h"

namespace videorecorder
{

/// A driver with a sensor that makes a frame every so many milliseconds, into a fixed number of buffers: a frame that
/// finds no free buffer is lost, as with esp_camera. It keeps its newest finished frame for Next.
class FakeCamera final : public CameraPort
{
public:
    // How it behaves.
    void SetFrameMs(int32_t milliseconds);
    void SetFrameBytes(uint32_t least, uint32_t most);
    void SetStartStatus(CameraStatus status);
    /// What Next returns instead of frames: TimedOut (after 4 s) or Failed (at once), so many times; -1 for ever.
    void Disturb(CameraStatus status, int times);
    /// The next frames are just these bytes.
    void SetContent(const Bytes &content);

    // How it was used.
    /// The bytes of the frame of this number, counted from 1 at the start of the sensor.
    Bytes GetFrame(uint32_t number);
    /// Which frame these bytes are; 0 for none.
    static uint32_t GetNumber(const uint8_t *bytes, uint32_t length);
    uint32_t GetMade();
    int GetLent();
    int GetStarts();
    bool IsOn();
    CameraSettings GetSettings();
    /// Empty when all calls were as CameraPort wants them.
    std::string GetMisuse();

    CameraStatus Start(const CameraSettings &settings) override;
    CameraStatus Next(CameraBuffer *buffer) override;
    void Release(const CameraBuffer &buffer) override;
    void Stop() override;

private:
    struct Buffer
    {
        Bytes bytes;
        bool isLent = false;
    };

    Bytes Make(uint32_t number) const;

    std::mutex mutex_;
    std::vector<Buffer> buffers_;
    CameraSettings settings_;
    CameraStatus startStatus_ = CameraStatus::Ok;
    CameraStatus disturbance_ = CameraStatus::Ok;
    int disturbances_ = 0;
    int32_t frameMs_ = 50;
    uint32_t leastBytes_ = 300;
    uint32_t mostBytes_ = 300;
    Bytes content_;
    bool isOn_ = false;
    int starts_ = 0;
    uint32_t made_ = 0;
    int64_t startedMs_ = 0;
    std::string misuse_;
};

} // namespace videorecorder
