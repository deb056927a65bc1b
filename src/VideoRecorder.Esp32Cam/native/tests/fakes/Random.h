#pragma once

#include <cstdint>
#include <random>

namespace videorecorder
{

/// Numbers that are the same on each run.
class Random
{
public:
    explicit Random(uint32_t seed) : engine_(seed) {}

    uint32_t Next() { return static_cast<uint32_t>(engine_()); }

    /// 0 to `count` - 1.
    uint32_t Below(uint32_t count) { return Next() % count; }

private:
    std::mt19937 engine_;
};

} // namespace videorecorder
