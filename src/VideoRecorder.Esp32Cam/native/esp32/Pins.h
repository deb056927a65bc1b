// What the AI-Thinker ESP32-CAM has wired to which GPIO of the ESP32.
#pragma once

namespace videorecorder
{
namespace pins
{

// The camera. Its reset pin is not wired to the ESP32.
constexpr int kPowerDown = 32;
constexpr int kReset = -1;
constexpr int kClock = 0;
constexpr int kControlData = 26;
constexpr int kControlClock = 27;
constexpr int kData7 = 35;
constexpr int kData6 = 34;
constexpr int kData5 = 39;
constexpr int kData4 = 36;
constexpr int kData3 = 21;
constexpr int kData2 = 19;
constexpr int kData1 = 18;
constexpr int kData0 = 5;
constexpr int kVerticalSync = 25;
constexpr int kLineValid = 23;
constexpr int kPixelClock = 22;

// All of them, for the reservation.
constexpr int kCamera[] = {
    kPowerDown, kClock, kControlData, kControlClock, kData7, kData6, kData5, kData4,
    kData3,     kData2, kData1,       kData0,        kVerticalSync, kLineValid, kPixelClock,
};

} // namespace pins
} // namespace videorecorder
