#include "CardState.h"

#include "../Guard.h"

namespace videorecorder
{

bool CardState::Allocate()
{
    if (isAllocated)
    {
        return true;
    }

    ringMemory_ = static_cast<uint8_t *>(AllocateExternal(kRingBytes));
    stagingMemory_ = static_cast<uint8_t *>(AllocateExternal(RequestTable::kSlots * RequestTable::kStagingBytes));
    markerMemory_ = static_cast<Marker *>(AllocateExternal(MarkerQueue::kCapacity * sizeof(Marker)));
    if (ringMemory_ == nullptr || stagingMemory_ == nullptr || markerMemory_ == nullptr || !blocks.Allocate())
    {
        Release();
        return false;
    }

    ring.Use(ringMemory_, kRingBytes);
    requests.Use(stagingMemory_);
    markers.Use(markerMemory_);
    isAllocated = true;
    return true;
}

void CardState::Release()
{
    videorecorder::Release(ringMemory_);
    videorecorder::Release(stagingMemory_);
    videorecorder::Release(markerMemory_);
    blocks.Release();
    ringMemory_ = nullptr;
    stagingMemory_ = nullptr;
    markerMemory_ = nullptr;
    isAllocated = false;
}

CardStatus CardState::LetWait()
{
    someoneWaits = true;
    const bool hangs = busySinceMs != kNotBusy && NowMs() - busySinceMs > kCardTimeoutMs;
    return hangs ? CardStatus::TimedOut : CardStatus::Again;
}

void CardState::WakeWaiting()
{
    bool wakes;
    {
        Guard guard(mutex);
        wakes = someoneWaits;
        someoneWaits = false;
    }

    if (wakes)
    {
        wake();
    }
}

bool CardState::IsSpaceKnown()
{
    Guard guard(mutex);
    return spaceState == SpaceState::Known;
}

void CardState::Fail(int file, CardStatus error)
{
    if (files[file].error == CardStatus::Ok)
    {
        files[file].error = error;
    }
}

void CardState::Complete(Request &request, int32_t result)
{
    request.state = RequestState::Done;
    request.result = result;
    request.sinceMs = NowMs();
    if (!request.isWanted)
    {
        Forget(request);
    }
}

void CardState::Forget(Request &request)
{
    request.isWanted = false;
    request.state = RequestState::Free;
    const bool isFile = request.kind == RequestKind::Open;
    if (request.result < 0 || (!isFile && request.kind != RequestKind::OpenFolder))
    {
        return;
    }

    HandleState &state = isFile ? files[request.index].state : folders[request.index].state;
    if (state == HandleState::Lost)
    {
        state = HandleState::Free;
    }
    else if (state == HandleState::Open)
    {
        state = HandleState::Closing;
        if (attachment != Attachment::Attached)
        {
            return; // the detach that is under way closes it
        }

        request.kind = isFile ? RequestKind::Close : RequestKind::CloseFolder;
        requests.Queue(request);
        work.Set();
    }
}

void CardState::ForgetAll()
{
    for (int slot = 0; slot < RequestTable::kSlots; ++slot)
    {
        requests[slot].isWanted = false;
        requests[slot].state = RequestState::Free;
    }

    for (int file = 0; file < kMaxFiles; ++file)
    {
        files[file].state = HandleState::Free;
    }

    for (int folder = 0; folder < kMaxFolders; ++folder)
    {
        folders[folder].state = HandleState::Free;
    }

    forgetAll = false;
}

} // namespace videorecorder
