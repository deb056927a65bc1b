#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "../portable/camera/CameraPort.h"
#include "os.h"

namespace videorecorder
{
namespace host
{

/// JPEG files of a folder as the camera, one after the other and again; or drawn pictures, when there is no folder.
/// Like the sensor it goes on when no one takes a frame.
class FolderCamera final : public CameraPort
{
public:
    struct Settings
    {
        bool present = true;
        std::string folder;         ///< Empty: pictures are drawn.
        int32_t framesPerS = 20;    ///< How many frames come.
        int32_t frameBytes = 13000; ///< How large the drawn ones are, at least.
    };

    /// The settings that the environment says.
    static Settings FromEnvironment();

    explicit FolderCamera(Settings settings);

    CameraStatus Start(const CameraSettings &settings) override;
    CameraStatus Next(CameraBuffer *buffer) override;
    void Release(const CameraBuffer &buffer) override;
    void Stop() override;

private:
    using Clock = std::chrono::steady_clock;
    using Picture = std::vector<uint8_t>;

    struct Buffer
    {
        Picture bytes;
        bool taken = false;
    };

    Buffer *TakeFreeBuffer();
    int64_t AwaitFrame();
    bool Load();

    const Settings settings_;
    CameraSettings started_;
    std::vector<Picture> pictures_;
    std::vector<Buffer> buffers_;
    Clock::time_point start_;
    int64_t last_ = -1;
    Mutex mutex_; // guards what is taken
};

} // namespace host
} // namespace videorecorder
