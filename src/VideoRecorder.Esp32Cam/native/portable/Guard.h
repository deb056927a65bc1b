#pragma once

#include "os.h"

namespace videorecorder
{

/// Holds a lock until the end of the block.
class Guard
{
public:
    explicit Guard(Mutex &mutex) : mutex_(mutex) { mutex_.Lock(); }
    ~Guard() { mutex_.Unlock(); }
    Guard(const Guard &) = delete;
    Guard &operator=(const Guard &) = delete;

private:
    Mutex &mutex_;
};

} // namespace videorecorder
