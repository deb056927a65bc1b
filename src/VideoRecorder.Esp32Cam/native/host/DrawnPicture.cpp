#include "DrawnPicture.h"

#include <algorithm>
#include <string>

namespace videorecorder
{
namespace host
{

namespace
{

using Picture = std::vector<uint8_t>;

constexpr uint8_t kStart = 0xD8, kEnd = 0xD9, kQuantization = 0xDB, kFrame = 0xC0, kHuffman = 0xC4, kScan = 0xDA,
                  kComment = 0xFE;
constexpr size_t kLongestComment = 65000;
constexpr int kBlock = 8;

void AddMarker(Picture &picture, uint8_t marker)
{
    picture.push_back(0xFF);
    picture.push_back(marker);
}

void AddSegment(Picture &picture, uint8_t marker, const Picture &content)
{
    const size_t length = content.size() + 2;
    AddMarker(picture, marker);
    picture.push_back(static_cast<uint8_t>(length >> 8));
    picture.push_back(static_cast<uint8_t>(length));
    picture.insert(picture.end(), content.begin(), content.end());
}

// One quantization table: 4 everywhere, so that the one value that is used makes a step of grey.
Picture Quantization()
{
    Picture content(65, 4);
    content[0] = 0;
    return content;
}

Picture Frame(int32_t width, int32_t height)
{
    return {8, static_cast<uint8_t>(height >> 8), static_cast<uint8_t>(height), static_cast<uint8_t>(width >> 8),
            static_cast<uint8_t>(width), 1, 1, 0x11, 0};
}

// A Huffman table with up to two codes: '0' and, if there is a second, '10'.
Picture Huffman(uint8_t id, const Picture &symbols)
{
    Picture content(17, 0);
    content[0] = id;
    for (size_t i = 0; i < symbols.size(); ++i)
    {
        content[i + 1] = 1;
    }

    content.insert(content.end(), symbols.begin(), symbols.end());
    return content;
}

// The first block has the grey: code '10' and eight bits. All others are like the one before: '0'. Each block ends
// at once: '0' for the end of block.
Picture Blocks(int32_t width, int32_t height, uint8_t grey)
{
    const size_t blocks = static_cast<size_t>((width + kBlock - 1) / kBlock) * ((height + kBlock - 1) / kBlock);
    const size_t bits = 2 + 8 + 1 + (blocks - 1) * 2;
    Picture content((bits + 7) / 8, 0);
    const uint8_t value = grey | 0x80; // eight bits that begin with 1 are a number from 128 to 255
    content[0] = static_cast<uint8_t>(0x80 | value >> 2);
    content[1] = static_cast<uint8_t>(value << 6);
    content.back() |= static_cast<uint8_t>((1 << (content.size() * 8 - bits)) - 1); // padding is of ones
    return content;
}

void AddComments(Picture &picture, const std::string &text, size_t total)
{
    AddSegment(picture, kComment, Picture(text.begin(), text.end()));
    while (picture.size() < total)
    {
        const size_t missing = total - picture.size();
        const size_t head = 4;
        const size_t length = std::min(missing > head ? missing - head : 0, kLongestComment);
        AddSegment(picture, kComment, Picture(length, static_cast<uint8_t>(' ')));
    }
}

} // namespace

std::vector<uint8_t> DrawPicture(int32_t width, int32_t height, int64_t number, int32_t bytes)
{
    const Picture blocks = Blocks(width, height, static_cast<uint8_t>(number));
    Picture rest;
    AddSegment(rest, kQuantization, Quantization());
    AddSegment(rest, kFrame, Frame(width, height));
    AddSegment(rest, kHuffman, Huffman(0x00, {0, 8}));
    AddSegment(rest, kHuffman, Huffman(0x10, {0}));
    AddSegment(rest, kScan, {1, 1, 0x00, 0, 63, 0});
    rest.insert(rest.end(), blocks.begin(), blocks.end());
    AddMarker(rest, kEnd);

    const size_t wanted = static_cast<size_t>(std::max(0, bytes));
    Picture picture;
    AddMarker(picture, kStart);
    AddComments(picture, "frame " + std::to_string(number), wanted > rest.size() ? wanted - rest.size() : 0);
    picture.insert(picture.end(), rest.begin(), rest.end());
    return picture;
}

} // namespace host
} // namespace videorecorder
