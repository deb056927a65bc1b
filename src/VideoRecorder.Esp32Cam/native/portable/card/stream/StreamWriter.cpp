#include "StreamWriter.h"

#include <cstring>

#include "../../Guard.h"

namespace videorecorder
{

bool StreamWriter::Step()
{
    switch (Plan())
    {
    case Action::Write:
        WriteBlock();
        return true;
    case Action::Marker:
        DoMarker();
        return true;
    case Action::Dropped:
        return true;
    case Action::Nothing:
        break;
    }

    return false;
}

StreamWriter::Action StreamWriter::Plan()
{
    Guard guard(state_.mutex);
    file_ = state_.owner;
    if (file_ < 0)
    {
        return Action::Nothing;
    }

    uint32_t waiting = state_.ring.GetUsed();
    if (state_.files[file_].error != CardStatus::Ok)
    {
        const bool any = waiting > 0 || !state_.markers.IsEmpty();
        DropAll();
        return any ? Action::Dropped : Action::Nothing;
    }

    // Nothing comes after a detach that could fill the last block.
    bool isForced = state_.attachment == Attachment::Detaching;
    const Request *const request = state_.requests.GetFirstAfterRing();
    if (request != nullptr && request->index == file_)
    {
        if (IsHeldBack(*request))
        {
            return Action::Nothing;
        }

        // What was appended after the request comes after it. (A second piece of a read is behind already.)
        const uint32_t before = request->ringBytes - state_.ring.GetTaken();
        if (before <= waiting)
        {
            waiting = before;
            isForced = true;
        }
    }

    if (!state_.markers.IsEmpty())
    {
        const uint32_t before = state_.markers.GetFirst().at - state_.ring.GetTaken();
        if (before == 0)
        {
            state_.busySinceMs = NowMs();
            return Action::Marker;
        }

        if (before <= waiting)
        {
            waiting = before;
            isForced = true;
        }
    }

    return PlanWrite(waiting, isForced);
}

StreamWriter::Action StreamWriter::PlanWrite(uint32_t waiting, bool isForced)
{
    position_ = state_.files[file_].onCard;
    const uint32_t whole = state_.blocks.GetWholeLength(position_);
    count_ = waiting < whole ? waiting : whole;
    if (count_ == 0 || (count_ < whole && !isForced))
    {
        return Action::Nothing;
    }

    state_.busySinceMs = NowMs();
    return Action::Write;
}

// Whether the ring has come just to where the request is, and everything else waits for it.
bool StreamWriter::IsHeldBack(const Request &request) const
{
    return request.ringBytes == state_.ring.GetTaken()
        && static_cast<int32_t>(state_.markers.GetRemoved() - request.ringMarkers) >= 0;
}

void StreamWriter::DropAll()
{
    state_.ring.Drop(state_.ring.GetUsed());
    state_.markers.RemoveAll();
}

void StreamWriter::WriteBlock()
{
    uint8_t *const block = state_.blocks.At(position_);
    state_.ring.Peek(block, count_);
    const int32_t written = port_.Write(file_, position_, block, count_);

    CardStatus status = CardStatus::Ok;
    if (written < 0)
    {
        status = static_cast<CardStatus>(written);
    }
    else if (static_cast<uint32_t>(written) < count_)
    {
        status = CardStatus::Full;
    }

    End(status, written < 0 ? 0 : written);
}

void StreamWriter::DoMarker()
{
    // The oldest marker is not touched by anyone else.
    const Marker &marker = state_.markers.GetFirst();
    count_ = 0;
    End(marker.isSync ? port_.Sync(file_) : WriteOver(marker), 0);
    Guard guard(state_.mutex);
    state_.markers.RemoveFirst();
}

CardStatus StreamWriter::WriteOver(const Marker &marker)
{
    uint8_t *const block = state_.blocks.At(marker.position);
    std::memcpy(block, marker.payload, marker.count);
    const int32_t written = port_.Write(file_, marker.position, block, marker.count);
    if (written < 0)
    {
        return static_cast<CardStatus>(written);
    }

    return static_cast<uint32_t>(written) < marker.count ? CardStatus::Failed : CardStatus::Ok;
}

// What leaves the ring and the free space that it costs change in one moment, so that their difference is always right.
void StreamWriter::End(CardStatus status, int32_t written)
{
    CardSpace space;
    const bool isKnown = state_.IsSpaceKnown() && port_.GetKnownSpace(&space);
    Guard guard(state_.mutex);
    state_.busySinceMs = CardState::kNotBusy;
    state_.files[file_].onCard += written;
    state_.ring.Drop(count_);
    if (status != CardStatus::Ok)
    {
        state_.Fail(file_, status);
    }

    if (isKnown)
    {
        state_.space = space;
    }
}

} // namespace videorecorder
