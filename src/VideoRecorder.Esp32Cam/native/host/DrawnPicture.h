#pragma once

#include <cstdint>
#include <vector>

namespace videorecorder
{
namespace host
{

/// Draws a grey JPEG picture (ITU-T T.81, baseline) whose grey and comment tell its number. It has at least so many
/// bytes: comments fill it up.
std::vector<uint8_t> DrawPicture(int32_t width, int32_t height, int64_t number, int32_t bytes);

} // namespace host
} // namespace videorecorder
