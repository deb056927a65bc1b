#pragma once

#include <cstdint>

#include "../CardPort.h"
#include "../CardState.h"

namespace videorecorder
{

/// The card's side of the ring: brings its bytes to the file in whole blocks, and does what its markers say between
/// them. A block is left unfinished only before a marker, where a request wants all that was appended before it, or in
/// a detach.
/// Used by the card's task.
class StreamWriter
{
public:
    StreamWriter(CardState &state, CardPort &port) : state_(state), port_(port) {}
    StreamWriter(const StreamWriter &) = delete;
    StreamWriter &operator=(const StreamWriter &) = delete;

    /// Does one write or one marker. Returns false when there is nothing to do.
    bool Step();

private:
    enum class Action
    {
        Nothing,
        Dropped,
        Write,
        Marker,
    };

    Action Plan();
    Action PlanWrite(uint32_t waiting, bool isForced);
    bool IsHeldBack(const Request &request) const;
    void DropAll();
    void WriteBlock();
    void DoMarker();
    CardStatus WriteOver(const Marker &marker);
    void End(CardStatus status, int32_t written);

    CardState &state_;
    CardPort &port_;
    int file_ = 0;
    int64_t position_ = 0;
    uint32_t count_ = 0;
};

} // namespace videorecorder
