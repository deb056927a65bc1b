#include "FrameInspector.h"

namespace videorecorder
{

namespace
{

constexpr uint8_t kMarker = 0xFF;
constexpr uint8_t kStartOfImage = 0xD8;
constexpr uint8_t kEndOfImage = 0xD9;
constexpr uint8_t kStartOfScan = 0xDA;

// Marker, length, precision, height, width.
constexpr uint32_t kFrameHeaderBytes = 9;

uint32_t ReadNumber(const uint8_t *bytes)
{
    return static_cast<uint32_t>(bytes[0]) << 8 | bytes[1];
}

// C4, C8 and CC lie between the SOF codes but mean tables and extensions.
bool IsFrameHeader(uint8_t code)
{
    return code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC;
}

// Walks the segments from behind SOI to the picture data, and reads the size on the way. Returns where it stopped: what
// lies before it is inside segments, as the picture and the EOI of a thumbnail are.
uint32_t WalkSegments(const uint8_t *bytes, uint32_t length, FrameFacts *facts)
{
    uint32_t at = 2;
    while (length - at >= 4 && bytes[at] == kMarker)
    {
        const uint8_t code = bytes[at + 1];
        if (code == kMarker)
        {
            ++at; // a fill byte
            continue;
        }

        if (code == kEndOfImage)
        {
            return at;
        }

        if (IsFrameHeader(code) && length - at >= kFrameHeaderBytes && facts->width == 0)
        {
            facts->height = ReadNumber(bytes + at + 5);
            facts->width = ReadNumber(bytes + at + 7);
        }

        const uint32_t step = 2 + ReadNumber(bytes + at + 2);
        if (step < 4 || step > length - at)
        {
            return at;
        }

        at += step;
        if (code == kStartOfScan)
        {
            return at;
        }
    }

    return at;
}

// Finds the end of the last EOI marker, or 0.
uint32_t FindEnd(const uint8_t *bytes, uint32_t from, uint32_t length)
{
    for (uint32_t end = length; end >= from + 2; --end)
    {
        if (bytes[end - 1] == kEndOfImage && bytes[end - 2] == kMarker)
        {
            return end;
        }
    }

    return 0;
}

} // namespace

FrameFacts FrameInspector::Inspect(const uint8_t *bytes, uint32_t length)
{
    FrameFacts facts;
    facts.length = length;
    if (length == 0)
    {
        facts.fault = FrameFault::Empty;
        return facts;
    }

    if (length < 2 || bytes[0] != kMarker || bytes[1] != kStartOfImage)
    {
        facts.fault = FrameFault::NoStart;
        return facts;
    }

    const uint32_t pictureAt = WalkSegments(bytes, length, &facts);
    const uint32_t end = FindEnd(bytes, pictureAt, length);
    if (end == 0)
    {
        facts.fault = FrameFault::NoEnd;
    }
    else
    {
        facts.length = end;
        if (facts.width == 0 || facts.height == 0)
        {
            facts.fault = FrameFault::NoPicture;
        }
    }

    // A size is told as a whole or not at all.
    if (facts.width == 0 || facts.height == 0)
    {
        facts.width = 0;
        facts.height = 0;
    }

    return facts;
}

} // namespace videorecorder
