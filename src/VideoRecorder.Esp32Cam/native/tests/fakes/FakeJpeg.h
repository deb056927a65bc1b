#pragma once

#include <cstdint>

#include "FakeCard.h"

namespace videorecorder
{

/// Builds the outside of a JPEG picture: markers and segments as a decoder walks them; the picture data are any bytes.
class FakeJpeg
{
public:
    explicit FakeJpeg(uint16_t width = 640, uint16_t height = 480) : width_(width), height_(height) {}

    /// Puts a segment before the frame header.
    FakeJpeg &WithSegment(uint8_t code, const Bytes &content);

    /// The code of the frame header, C0 unless told otherwise.
    FakeJpeg &WithFrameCode(uint8_t code);

    /// Leaves the segment of this code out.
    FakeJpeg &Without(uint8_t code);

    /// Puts fill bytes before the markers of the segments.
    FakeJpeg &WithFill(int count);

    /// How many bytes of picture data.
    FakeJpeg &WithData(size_t count, uint32_t seed);

    Bytes Build() const;

private:
    void Put(Bytes &target, uint8_t code, const Bytes &content) const;

    uint16_t width_;
    uint16_t height_;
    uint8_t frameCode_ = 0xC0;
    uint8_t without_ = 0;
    int fill_ = 0;
    size_t dataBytes_ = 200;
    uint32_t dataSeed_ = 7;
    Bytes before_;
};

} // namespace videorecorder
