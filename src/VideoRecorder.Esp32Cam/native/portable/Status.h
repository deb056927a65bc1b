// The numbers that managed code gets. They are those of the enums of the same names in C#.
#pragma once

#include <cstdint>

namespace videorecorder
{

/// What a call returns that cannot be done yet, instead of waiting: the caller waits in its own way for the wake of the
/// card or of the camera (Wake.h), at most kAskAgainMs, and makes the same call again. Managed code never sees it.
constexpr int32_t kAgain = -1000;

/// The longest a caller waits for a wake before it asks again all the same. Time-outs are found out by asking.
constexpr int32_t kAskAgainMs = 1000;

/// How long the card may take before its caller gets CardStatus::TimedOut.
constexpr int32_t kCardTimeoutMs = 30000;

enum class CardStatus : int32_t
{
    Ok = 0,
    NotPresent = -1,
    Full = -2,
    ReadOnly = -3,
    NotFound = -4,
    AlreadyExists = -5,
    NotEmpty = -6,
    Failed = -7,
    TimedOut = -8,
    NoMemory = -9,
    NotValid = -10,
    Denied = -11,
    NoFolder = -12,
    Again = kAgain,
};

/// A status as the result of a call that otherwise returns a count, a handle or a ticket.
inline int32_t ToResult(CardStatus status)
{
    return static_cast<int32_t>(status);
}

enum class CardFileMode : int32_t
{
    CreateNew = 0,
    Read = 1,
    Write = 2,
};

enum class CameraStatus : int32_t
{
    Ok = 0,
    TimedOut = -1,
    NoSensor = -2,
    NoMemory = -3,
    NotSupported = -4,
    NotStarted = -5,
    Failed = -6,
    Again = kAgain,
};

enum class FrameFault : int32_t
{
    None = 0,
    Empty = 1,
    NoStart = 2,
    NoEnd = 3,
    NoPicture = 4,
};

enum class ResetReason : int32_t
{
    Unknown = 0,
    PowerOn = 1,
    External = 2,
    Software = 3,
    Panic = 4,
    Watchdog = 5,
    Brownout = 6,
    DeepSleep = 7,
};

} // namespace videorecorder
