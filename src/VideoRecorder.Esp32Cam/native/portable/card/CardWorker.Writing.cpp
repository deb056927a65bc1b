// The calls of CardWorker that write: by the ring, or by request slots for a file that does not have it.
#include <cstring>

#include "CardWorker.h"
#include "../Guard.h"

namespace videorecorder
{

namespace
{

// How many slots one file may fill with what it writes: the others are for requests.
constexpr int kMaxPendingWrites = 2;

} // namespace

int32_t CardWorker::AppendSome(int32_t handle, const uint8_t *bytes, uint32_t count)
{
    Guard callers(callers_);
    int file;
    Route route;
    int64_t position;
    {
        Guard guard(state_.mutex);
        const CardStatus status = FindWritable(handle, &file);
        if (status != CardStatus::Ok || count == 0)
        {
            return ToResult(status);
        }

        route = Choose(file);
        position = state_.files[file].accepted;
        if (route == Route::Wait)
        {
            return LetWriterWait(file);
        }
    }

    return route == Route::Ring ? AppendToRing(file, bytes, count) : WriteBySlot(file, position, bytes, count);
}

int32_t CardWorker::OverwriteSome(int32_t handle, int64_t position, const uint8_t *bytes, uint32_t count)
{
    Guard callers(callers_);
    int file;
    {
        Guard guard(state_.mutex);
        const CardStatus status = FindWritable(handle, &file);
        if (status != CardStatus::Ok)
        {
            return ToResult(status);
        }

        // Not by a sum: a position near the largest number would wrap.
        if (position < 0 || position > state_.files[file].accepted - static_cast<int64_t>(count))
        {
            return ToResult(CardStatus::NotValid);
        }

        if (count == 0)
        {
            return 0;
        }

        const Route route = Choose(file);
        if (route == Route::Wait || (route == Route::Ring && state_.markers.IsFull()))
        {
            return LetWriterWait(file);
        }

        if (route == Route::Ring)
        {
            const uint32_t piece = count < Marker::kPayloadBytes ? count : Marker::kPayloadBytes;
            AddMarker(false, position, bytes, piece);
            return static_cast<int32_t>(piece);
        }
    }

    return WriteBySlot(file, position, bytes, count);
}

CardStatus CardWorker::Sync(int32_t handle)
{
    Guard callers(callers_);
    Guard guard(state_.mutex);
    int file;
    const CardStatus status = FindWritable(handle, &file);
    if (status != CardStatus::Ok)
    {
        return status;
    }

    const Route route = Choose(file);
    int32_t refusal = ToResult(CardStatus::Again);
    if (route == Route::Ring && !state_.markers.IsFull())
    {
        AddMarker(true, 0, nullptr, 0);
        return CardStatus::Ok;
    }

    Request *const request = route == Route::Slot ? ClaimSlot(RequestKind::Sync, &refusal) : nullptr;
    if (request == nullptr)
    {
        const int32_t result = LetWriterWait(file);
        return result < 0 ? static_cast<CardStatus>(result) : CardStatus::Again;
    }

    request->index = file;
    ++state_.files[file].pendingWrites;
    state_.requests.Queue(*request);
    state_.work.Set();
    return CardStatus::Ok;
}

int64_t CardWorker::GetLength(int32_t handle)
{
    Guard callers(callers_);
    Guard guard(state_.mutex);
    int file;
    const CardStatus status = FindFile(handle, &file);
    return status == CardStatus::Ok ? state_.files[file].accepted : ToResult(status);
}

CardWorker::Route CardWorker::Choose(int file)
{
    const int pending = state_.files[file].pendingWrites;
    if (state_.owner == file)
    {
        return Route::Ring;
    }

    if (state_.owner < 0)
    {
        // What is on its way in slots comes before what the ring would bring.
        if (pending > 0)
        {
            return Route::Wait;
        }

        state_.owner = file;
        return Route::Ring;
    }

    return pending < kMaxPendingWrites ? Route::Slot : Route::Wait;
}

// Nothing is taken now. A card that hangs fails the file, a part of whose bytes may have been taken.
int32_t CardWorker::LetWriterWait(int file)
{
    const CardStatus status = state_.LetWait();
    if (status == CardStatus::Again)
    {
        return 0;
    }

    state_.Fail(file, status);
    return ToResult(status);
}

// Copies without the state's lock: only callers write to the ring, and they are one.
int32_t CardWorker::AppendToRing(int file, const uint8_t *bytes, uint32_t count)
{
    uint32_t taken = 0;
    for (;;)
    {
        const uint32_t piece = state_.ring.Write(bytes + taken, count - taken);
        taken += piece;
        Guard guard(state_.mutex);
        state_.files[file].accepted += piece;
        if (piece > 0)
        {
            state_.work.Set();
        }

        if (taken == count)
        {
            return static_cast<int32_t>(taken);
        }

        // First it is noted that someone waits, then the space is checked: the card's task does it the other way round,
        // so that no wake is lost.
        state_.someoneWaits = true;
        if (state_.ring.GetUsed() == state_.ring.GetCapacity())
        {
            return taken > 0 ? static_cast<int32_t>(taken) : LetWriterWait(file);
        }
    }
}

// Copies without the state's lock: a slot in state Filling is its caller's alone.
int32_t CardWorker::WriteBySlot(int file, int64_t position, const uint8_t *bytes, uint32_t count)
{
    Request *request;
    {
        Guard guard(state_.mutex);
        int32_t refusal;
        request = ClaimSlot(RequestKind::Write, &refusal);
        if (request == nullptr)
        {
            return LetWriterWait(file);
        }
    }

    // Pieces end on a block of the file where they can.
    const uint32_t toBlock = RequestTable::kStagingBytes
        - static_cast<uint32_t>(position % BlockBuffer::kBlockBytes);
    const uint32_t piece = count < toBlock ? count : toBlock;
    std::memcpy(request->staging, bytes, piece);

    Guard guard(state_.mutex);
    OpenFile &entry = state_.files[file];
    request->index = file;
    request->position = position;
    request->count = piece;
    ++entry.pendingWrites;
    entry.accepted = position + piece > entry.accepted ? position + piece : entry.accepted;
    state_.requests.Queue(*request);
    state_.work.Set();
    return static_cast<int32_t>(piece);
}

void CardWorker::AddMarker(bool isSync, int64_t position, const uint8_t *bytes, uint32_t count)
{
    Marker &marker = state_.markers.Add();
    marker.at = state_.ring.GetWritten();
    marker.isSync = isSync;
    marker.position = position;
    marker.count = count;
    if (count > 0)
    {
        std::memcpy(marker.payload, bytes, count);
    }

    state_.work.Set();
}

} // namespace videorecorder
