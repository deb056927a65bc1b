#include "RequestTable.h"

namespace videorecorder
{

void RequestTable::Use(uint8_t *memory)
{
    for (int slot = 0; slot < kSlots; ++slot)
    {
        slots_[slot].staging = memory + static_cast<uint32_t>(slot) * kStagingBytes;
    }
}

Request *RequestTable::Claim(RequestKind kind, int64_t nowMs)
{
    for (Request &request : slots_)
    {
        if (request.state == RequestState::Free)
        {
            uint8_t *const staging = request.staging;
            const uint32_t generation = (request.generation + 1) % kGenerations;
            request = Request();
            request.staging = staging;
            request.generation = generation;
            request.kind = kind;
            request.state = RequestState::Filling;
            request.sinceMs = nowMs;
            return &request;
        }
    }

    return nullptr;
}

void RequestTable::Queue(Request &request)
{
    request.order = nextOrder_++;
    request.state = RequestState::Queued;
}

Request *RequestTable::GetFirst()
{
    return GetOldest(false);
}

Request *RequestTable::GetFirstAfterRing()
{
    return GetOldest(true);
}

Request *RequestTable::GetForgotten(int64_t nowMs)
{
    for (Request &request : slots_)
    {
        if (request.state == RequestState::Done && nowMs - request.sinceMs > kForgottenMs)
        {
            return &request;
        }
    }

    return nullptr;
}

int32_t RequestTable::GetTicket(const Request &request) const
{
    return static_cast<int32_t>(request.generation) * kSlots + static_cast<int32_t>(&request - slots_);
}

Request *RequestTable::Find(int32_t ticket)
{
    if (ticket < 0)
    {
        return nullptr;
    }

    Request &request = slots_[ticket % kSlots];
    const bool isMeant = request.state != RequestState::Free && request.isWanted
        && request.generation == static_cast<uint32_t>(ticket / kSlots);
    return isMeant ? &request : nullptr;
}

Request *RequestTable::GetOldest(bool onlyAfterRing)
{
    Request *oldest = nullptr;
    for (Request &request : slots_)
    {
        // The order wraps; what is queued at the same time is close together.
        if (request.state == RequestState::Queued && (request.isAfterRing || !onlyAfterRing)
            && (oldest == nullptr || static_cast<int32_t>(request.order - oldest->order) < 0))
        {
            oldest = &request;
        }
    }

    return oldest;
}

} // namespace videorecorder
