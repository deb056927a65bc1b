// The camera's driver: Espressif's esp32-camera.

#include "../portable/camera/CameraPort.h"

#include <esp_camera.h>
#include <esp_heap_caps.h>

#include "../glue/Platform.h"
#include "Pins.h"

namespace videorecorder
{
namespace
{

// nanoFramework's PWM takes the first timers and channels, these are the last ones.
constexpr ledc_timer_t kClockTimer = LEDC_TIMER_3;
constexpr ledc_channel_t kClockChannel = LEDC_CHANNEL_7;

// nanoFramework's first I2C bus is port 0.
constexpr int kControlPort = 1;

// The largest size of the OV2640.
constexpr int kLargestSize = FRAMESIZE_UXGA;

// As the driver allocates them, with the settings in firmware/: a fifth of a byte for each pixel and 8 KB more, and
// 8 buffers of 4 KB that the pixels pass.
constexpr size_t kPixelsPerByte = 5;
constexpr size_t kFrameExtraBytes = 8192;
constexpr size_t kPassageBytes = 8 * 4096;

bool FindSize(int width, int height, framesize_t *size)
{
    for (int i = 0; i <= kLargestSize; i++)
    {
        if (resolution[i].width == width && resolution[i].height == height)
        {
            *size = static_cast<framesize_t>(i);
            return true;
        }
    }

    return false;
}

// The driver answers a plain failure when memory is short; so this is found out before.
bool HasMemoryFor(const CameraSettings &settings)
{
    const size_t pixels = static_cast<size_t>(settings.width) * static_cast<size_t>(settings.height);
    const size_t frame = pixels / kPixelsPerByte + kFrameExtraBytes;
    return heap_caps_get_free_size(MALLOC_CAP_SPIRAM) >= frame * static_cast<size_t>(settings.frameBuffers) &&
           heap_caps_get_largest_free_block(MALLOC_CAP_SPIRAM) >= frame &&
           heap_caps_get_largest_free_block(MALLOC_CAP_DMA) >= kPassageBytes;
}

camera_config_t MakeConfiguration(const CameraSettings &settings, framesize_t size)
{
    camera_config_t configuration = {};
    configuration.pin_pwdn = pins::kPowerDown;
    configuration.pin_reset = pins::kReset;
    configuration.pin_xclk = pins::kClock;
    configuration.pin_sccb_sda = pins::kControlData;
    configuration.pin_sccb_scl = pins::kControlClock;
    configuration.pin_d7 = pins::kData7;
    configuration.pin_d6 = pins::kData6;
    configuration.pin_d5 = pins::kData5;
    configuration.pin_d4 = pins::kData4;
    configuration.pin_d3 = pins::kData3;
    configuration.pin_d2 = pins::kData2;
    configuration.pin_d1 = pins::kData1;
    configuration.pin_d0 = pins::kData0;
    configuration.pin_vsync = pins::kVerticalSync;
    configuration.pin_href = pins::kLineValid;
    configuration.pin_pclk = pins::kPixelClock;
    configuration.xclk_freq_hz = settings.clockHz;
    configuration.ledc_timer = kClockTimer;
    configuration.ledc_channel = kClockChannel;
    configuration.pixel_format = PIXFORMAT_JPEG;
    configuration.frame_size = size;
    configuration.jpeg_quality = settings.jpegQuality;
    configuration.fb_count = static_cast<size_t>(settings.frameBuffers);
    configuration.fb_location = CAMERA_FB_IN_PSRAM;
    configuration.grab_mode = CAMERA_GRAB_LATEST;
    configuration.sccb_i2c_port = kControlPort;
    return configuration;
}

CameraStatus StatusOf(esp_err_t error)
{
    switch (error)
    {
        case ESP_OK:
            return CameraStatus::Ok;
        case ESP_ERR_NOT_SUPPORTED: // no sensor that this firmware knows has answered
        case ESP_ERR_NOT_FOUND:
        case ESP_ERR_CAMERA_NOT_DETECTED:
        case ESP_ERR_CAMERA_NOT_SUPPORTED:
            return CameraStatus::NoSensor;
        case ESP_ERR_NO_MEM:
            return CameraStatus::NoMemory;
        case ESP_ERR_CAMERA_FAILED_TO_SET_FRAME_SIZE:
            return CameraStatus::NotSupported;
        default:
            return CameraStatus::Failed;
    }
}

class EspCamera final : public CameraPort
{
public:
    CameraStatus Start(const CameraSettings &settings) override
    {
        framesize_t size;
        if (!FindSize(settings.width, settings.height, &size))
        {
            return CameraStatus::NotSupported;
        }

        if (!HasMemoryFor(settings))
        {
            return CameraStatus::NoMemory;
        }

        const camera_config_t configuration = MakeConfiguration(settings, size);
        const CameraStatus status = StatusOf(esp_camera_init(&configuration)); // frees everything when it fails
        return status == CameraStatus::Ok ? Turn(settings) : status;
    }

    CameraStatus Next(CameraBuffer *buffer) override
    {
        camera_fb_t *frame = esp_camera_fb_get();
        if (frame == nullptr)
        {
            return CameraStatus::TimedOut;
        }

        buffer->bytes = frame->buf;
        buffer->length = static_cast<uint32_t>(frame->len);
        buffer->driver = frame;
        return CameraStatus::Ok;
    }

    void Release(const CameraBuffer &buffer) override
    {
        esp_camera_fb_return(static_cast<camera_fb_t *>(buffer.driver));
    }

    void Stop() override { esp_camera_deinit(); }

private:
    CameraStatus Turn(const CameraSettings &settings)
    {
        sensor_t *sensor = esp_camera_sensor_get();
        if (sensor != nullptr && sensor->set_vflip(sensor, settings.flipVertical ? 1 : 0) == 0 &&
            sensor->set_hmirror(sensor, settings.mirrorHorizontal ? 1 : 0) == 0)
        {
            return CameraStatus::Ok;
        }

        esp_camera_deinit();
        return CameraStatus::Failed;
    }
};

} // namespace

CameraPort &platform::Camera()
{
    static EspCamera camera;
    return camera;
}

} // namespace videorecorder
