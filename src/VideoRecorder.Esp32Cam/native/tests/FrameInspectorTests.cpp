#include <gtest/gtest.h>

#include "CardClient.h"
#include "FakeJpeg.h"
#include "camera/FrameInspector.h"
#include "Random.h"

using namespace videorecorder;

namespace
{

// The bytes lie in memory of their own, so that AddressSanitizer sees each step beyond them.
FrameFacts Inspect(const Bytes &bytes)
{
    const Bytes exact(bytes);
    return FrameInspector::Inspect(exact.data(), static_cast<uint32_t>(exact.size()));
}

void ExpectFrame(const Bytes &bytes, uint32_t length, uint32_t width, uint32_t height, FrameFault fault)
{
    const FrameFacts facts = Inspect(bytes);
    EXPECT_EQ(length, facts.length);
    EXPECT_EQ(width, facts.width);
    EXPECT_EQ(height, facts.height);
    EXPECT_EQ(fault, facts.fault);
}

void ExpectWhole(const Bytes &bytes)
{
    ExpectFrame(bytes, static_cast<uint32_t>(bytes.size()), 640, 480, FrameFault::None);
}

} // namespace

TEST(FrameInspector, Passes_a_whole_picture)
{
    ExpectWhole(FakeJpeg().Build());
}

TEST(FrameInspector, Cuts_off_what_follows_the_last_EOI)
{
    const Bytes whole = FakeJpeg().Build();
    Bytes padded = whole;
    padded.resize(padded.size() + 1000, 0);
    ExpectFrame(padded, static_cast<uint32_t>(whole.size()), 640, 480, FrameFault::None);

    padded.back() = 0xFF;
    ExpectFrame(padded, static_cast<uint32_t>(whole.size()), 640, 480, FrameFault::None);

    padded.push_back(0xD9);
    ExpectWhole(padded);
}

TEST(FrameInspector, Finds_an_empty_frame)
{
    ExpectFrame({}, 0, 0, 0, FrameFault::Empty);
    EXPECT_EQ(FrameFault::Empty, FrameInspector::Inspect(nullptr, 0).fault);
}

TEST(FrameInspector, Finds_that_the_start_is_missing)
{
    Bytes bytes = FakeJpeg().Build();
    bytes.erase(bytes.begin());
    ExpectFrame(bytes, static_cast<uint32_t>(bytes.size()), 0, 0, FrameFault::NoStart);
    ExpectFrame({0xFF}, 1, 0, 0, FrameFault::NoStart);
    ExpectFrame({0xD8, 0xFF}, 2, 0, 0, FrameFault::NoStart);
    ExpectFrame(Bytes(500, 0), 500, 0, 0, FrameFault::NoStart);
}

TEST(FrameInspector, Finds_that_the_end_is_missing)
{
    Bytes bytes = FakeJpeg().Build();
    bytes.pop_back();
    ExpectFrame(bytes, static_cast<uint32_t>(bytes.size()), 640, 480, FrameFault::NoEnd);
    ExpectFrame({0xFF, 0xD8}, 2, 0, 0, FrameFault::NoEnd);
    ExpectFrame({0xFF, 0xD8, 0xFF}, 3, 0, 0, FrameFault::NoEnd);
}

TEST(FrameInspector, Takes_no_half_of_the_start_for_an_end)
{
    // FF D8 D9: the D9 follows no FF.
    ExpectFrame({0xFF, 0xD8, 0xD9}, 3, 0, 0, FrameFault::NoEnd);
}

TEST(FrameInspector, Finds_that_there_is_no_picture)
{
    ExpectFrame({0xFF, 0xD8, 0xFF, 0xD9}, 4, 0, 0, FrameFault::NoPicture);
    const Bytes headless = FakeJpeg().Without(0xC0).Build();
    ExpectFrame(headless, static_cast<uint32_t>(headless.size()), 0, 0, FrameFault::NoPicture);
    const Bytes flat = FakeJpeg(640, 0).Build();
    ExpectFrame(flat, static_cast<uint32_t>(flat.size()), 0, 0, FrameFault::NoPicture);
}

TEST(FrameInspector, Knows_all_frame_headers_but_not_what_lies_between_their_codes)
{
    for (int code = 0xC0; code <= 0xCF; ++code)
    {
        const bool isTable = code == 0xC4 || code == 0xC8 || code == 0xCC;
        const Bytes bytes = FakeJpeg().WithFrameCode(static_cast<uint8_t>(code)).Build();
        EXPECT_EQ(isTable ? FrameFault::NoPicture : FrameFault::None, Inspect(bytes).fault) << code;
    }
}

TEST(FrameInspector, Walks_over_segments_before_the_frame_header)
{
    // A table whose bytes look like a frame header, a long comment, fill bytes before a marker.
    const Bytes trap = {0xFF, 0xC0, 0x00, 0x11, 0x08, 0x00, 0x01, 0x00, 0x01, 0x03};
    ExpectWhole(FakeJpeg().WithSegment(0xDB, trap).Build());
    ExpectWhole(FakeJpeg().WithSegment(0xFE, Bytes(65533, 0xFF)).Build());
    ExpectWhole(FakeJpeg().WithSegment(0xE0, {}).WithSegment(0xE1, MakeBytes(3000)).Build());
    ExpectWhole(FakeJpeg().WithFill(5).Build());
}

TEST(FrameInspector, Takes_nothing_from_a_thumbnail)
{
    const Bytes thumbnail = FakeJpeg(160, 120).Build();
    ExpectWhole(FakeJpeg().WithSegment(0xE1, thumbnail).Build());

    // The thumbnail's end is not that of a picture that was cut off.
    Bytes cut = FakeJpeg().WithSegment(0xE1, thumbnail).Build();
    cut.resize(cut.size() - 2);
    ExpectFrame(cut, static_cast<uint32_t>(cut.size()), 640, 480, FrameFault::NoEnd);
}

TEST(FrameInspector, A_picture_cut_off_anywhere_is_never_whole)
{
    const Bytes whole = FakeJpeg().WithSegment(0xE1, FakeJpeg(160, 120).Build()).Build();
    for (size_t length = 0; length < whole.size(); ++length)
    {
        const FrameFacts facts = Inspect(Bytes(whole.begin(), whole.begin() + static_cast<int64_t>(length)));
        ASSERT_NE(FrameFault::None, facts.fault) << length;
        ASSERT_LE(facts.length, length);
    }
}

TEST(FrameInspector, Survives_segment_lengths_that_lead_nowhere)
{
    const Bytes zero = {0xFF, 0xD8, 0xFF, 0xDB, 0x00, 0x00, 0xFF, 0xD9};
    ExpectFrame(zero, 8, 0, 0, FrameFault::NoPicture);
    const Bytes far = {0xFF, 0xD8, 0xFF, 0xDB, 0xFF, 0xFF, 0xFF, 0xD9};
    ExpectFrame(far, 8, 0, 0, FrameFault::NoPicture);
    const Bytes one = {0xFF, 0xD8, 0xFF, 0xDB, 0x00, 0x01, 0xFF, 0xD9};
    ExpectFrame(one, 8, 0, 0, FrameFault::NoPicture);
}

TEST(FrameInspector, Survives_garbage)
{
    Random random(4711);
    for (int round = 0; round < 5000; ++round)
    {
        Bytes bytes = MakeBytes(random.Below(300), random.Next());
        // Many markers, so that the walk gets somewhere.
        for (size_t at = 0; at + 1 < bytes.size(); at += 1 + random.Below(8))
        {
            bytes[at] = 0xFF;
            bytes[at + 1] = static_cast<uint8_t>(0xC0 + random.Below(0x40));
        }

        if (bytes.size() >= 2)
        {
            bytes[0] = 0xFF;
            bytes[1] = 0xD8;
        }

        const FrameFacts facts = Inspect(bytes);
        ASSERT_LE(facts.length, bytes.size());
        ASSERT_TRUE(facts.fault != FrameFault::None || (facts.width > 0 && facts.height > 0));
    }
}
