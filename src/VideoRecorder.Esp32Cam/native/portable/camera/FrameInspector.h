#pragma once

#include <cstdint>

#include "../Status.h"

namespace videorecorder
{

/// What Camera.TakeFrame tells about a frame.
struct FrameFacts
{
    uint32_t length = 0; ///< From SOI to the end of the last EOI marker; all bytes when there is none.
    uint32_t width = 0;
    uint32_t height = 0;
    FrameFault fault = FrameFault::None;
};

/// Checks JPEG frames (ITU-T T.81, B.1 and B.2) without decoding them.
class FrameInspector
{
public:
    /// Inspects the ends and the frame header of a picture. Never reads past its bytes, whatever they are.
    static FrameFacts Inspect(const uint8_t *bytes, uint32_t length);
};

} // namespace videorecorder
