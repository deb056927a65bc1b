#pragma once

#include <cstdint>

#include "../Status.h"

namespace videorecorder
{

/// How the camera is started; units as in Camera.Start of C#.
struct CameraSettings
{
    int32_t width = 0;
    int32_t height = 0;
    int32_t jpegQuality = 0;
    bool flipVertical = false;
    bool mirrorHorizontal = false;
    int32_t frameBuffers = 0;
    int32_t clockHz = 0;
};

/// A frame in the driver's memory, valid until it is given back.
struct CameraBuffer
{
    const uint8_t *bytes = nullptr;
    uint32_t length = 0;
    void *driver = nullptr; ///< What the driver needs to get it back.
};

/// The camera's driver (esp_camera on the board). Only the capture task calls it, but Release, which the CLR's task
/// calls too.
class CameraPort
{
public:
    /// Switches the camera on. Sizes that the sensor does not have are NotSupported.
    virtual CameraStatus Start(const CameraSettings &settings) = 0;

    /// Waits for the next frame, for a time of its own (up to 4 s on the board).
    /// Returns Ok with a buffer, TimedOut when none came, or Failed.
    virtual CameraStatus Next(CameraBuffer *buffer) = 0;

    /// Gives a buffer back.
    virtual void Release(const CameraBuffer &buffer) = 0;

    /// Switches the camera off; all buffers were given back.
    virtual void Stop() = 0;

protected:
    ~CameraPort() = default;
};

} // namespace videorecorder
