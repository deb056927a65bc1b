#include "FakeJpeg.h"

#include "CardClient.h"

namespace videorecorder
{

FakeJpeg &FakeJpeg::WithSegment(uint8_t code, const Bytes &content)
{
    Put(before_, code, content);
    return *this;
}

FakeJpeg &FakeJpeg::WithFrameCode(uint8_t code)
{
    frameCode_ = code;
    return *this;
}

FakeJpeg &FakeJpeg::Without(uint8_t code)
{
    without_ = code;
    return *this;
}

FakeJpeg &FakeJpeg::WithFill(int count)
{
    fill_ = count;
    return *this;
}

FakeJpeg &FakeJpeg::WithData(size_t count, uint32_t seed)
{
    dataBytes_ = count;
    dataSeed_ = seed;
    return *this;
}

Bytes FakeJpeg::Build() const
{
    Bytes bytes = {0xFF, 0xD8};
    bytes.insert(bytes.end(), before_.begin(), before_.end());
    Put(bytes, 0xDB, Bytes(65, 1));
    const auto high = [](uint16_t number) { return static_cast<uint8_t>(number >> 8); };
    const auto low = [](uint16_t number) { return static_cast<uint8_t>(number); };
    Put(bytes, frameCode_, {8, high(height_), low(height_), high(width_), low(width_), 1, 1, 0x11, 0});
    Put(bytes, 0xDA, {1, 1, 0, 0, 63, 0});

    // In the data, a zero follows each FF.
    for (const uint8_t byte : MakeBytes(dataBytes_, dataSeed_))
    {
        bytes.push_back(byte);
        if (byte == 0xFF)
        {
            bytes.push_back(0);
        }
    }

    bytes.push_back(0xFF);
    bytes.push_back(0xD9);
    return bytes;
}

void FakeJpeg::Put(Bytes &target, uint8_t code, const Bytes &content) const
{
    if (code == without_)
    {
        return;
    }

    target.insert(target.end(), static_cast<size_t>(fill_), 0xFF);
    const size_t length = content.size() + 2;
    target.insert(target.end(), {0xFF, code, static_cast<uint8_t>(length >> 8), static_cast<uint8_t>(length)});
    target.insert(target.end(), content.begin(), content.end());
}

} // namespace videorecorder
