// What the calls of CardWorker are made of: slots, tickets, and finding the file that is meant.
#include <cstring>

#include "CardWorker.h"
#include "../Guard.h"

namespace videorecorder
{

// Takes a slot for a new request, or tells what the call returns.
Request *CardWorker::ClaimSlot(RequestKind kind, int32_t *refusal)
{
    *refusal = ToResult(CardStatus::NotPresent);
    if (state_.attachment != Attachment::Attached)
    {
        return nullptr;
    }

    const int64_t now = NowMs();
    while (Request *const forgotten = state_.requests.GetForgotten(now))
    {
        state_.Forget(*forgotten);
    }

    Request *const request = state_.requests.Claim(kind, now);
    if (request == nullptr)
    {
        *refusal = ToResult(state_.LetWait());
    }

    return request;
}

// Queues a request whose caller gets a ticket.
int32_t CardWorker::Ask(Request &request)
{
    request.isWanted = true;
    state_.requests.Queue(request);
    state_.work.Set();
    return state_.requests.GetTicket(request);
}

// Asks for something about a file, after all that was appended to it. The details may be filled in until the lock is
// given back.
int32_t CardWorker::BeginFile(RequestKind kind, int file)
{
    int32_t refusal;
    Request *const request = ClaimSlot(kind, &refusal);
    if (request == nullptr)
    {
        return refusal;
    }

    request->index = file;
    request->handle = state_.files.GetHandle(file);
    request->isAfterRing = state_.owner == file;
    request->ringBytes = state_.ring.GetWritten();
    request->ringMarkers = state_.markers.GetAdded();
    return Ask(*request);
}

CardStatus CardWorker::FindFile(int32_t handle, int *file)
{
    *file = state_.files.Find(handle);
    if (*file < 0)
    {
        return CardStatus::NotValid;
    }

    const OpenFile &entry = state_.files[*file];
    if (entry.state == HandleState::Lost || state_.attachment != Attachment::Attached)
    {
        return CardStatus::NotPresent;
    }

    return entry.error;
}

CardStatus CardWorker::FindWritable(int32_t handle, int *file)
{
    const CardStatus status = FindFile(handle, file);
    return status == CardStatus::Ok && !state_.files[*file].isWritable ? CardStatus::NotValid : status;
}

CardStatus CardWorker::FindFolder(int32_t handle, int *folder)
{
    *folder = state_.folders.Find(handle);
    if (*folder < 0)
    {
        return CardStatus::NotValid;
    }

    const bool isThere = state_.folders[*folder].state == HandleState::Open
        && state_.attachment == Attachment::Attached;
    return isThere ? CardStatus::Ok : CardStatus::NotPresent;
}

int32_t CardWorker::Take(int32_t ticket, uint8_t *buffer)
{
    Guard callers(callers_);
    Request *request;
    {
        Guard guard(state_.mutex);
        request = state_.requests.Find(ticket);
        if (request == nullptr)
        {
            return ToResult(CardStatus::TimedOut); // no one came for it for very long
        }

        if (request->state != RequestState::Done)
        {
            if (NowMs() - request->sinceMs > kCardTimeoutMs)
            {
                request->isWanted = false;
                return ToResult(CardStatus::TimedOut);
            }

            state_.someoneWaits = true;
            return kAgain;
        }
    }

    const bool isComplete = TakePiece(*request, buffer);
    Guard guard(state_.mutex);
    if (!isComplete && !IsOpen(*request))
    {
        // The number of a file that was closed meanwhile may be that of another one.
        request->isWanted = false;
        request->state = RequestState::Free;
        return ToResult(CardStatus::NotPresent);
    }

    if (!isComplete)
    {
        state_.requests.Queue(*request);
        state_.someoneWaits = true;
        state_.work.Set();
        return kAgain;
    }

    request->isWanted = false;
    request->state = RequestState::Free;
    return request->result < 0 ? request->result : request->result + static_cast<int32_t>(request->taken);
}

void CardWorker::Abandon(int32_t ticket)
{
    Guard callers(callers_);
    Guard guard(state_.mutex);
    Request *const request = state_.requests.Find(ticket);
    if (request == nullptr)
    {
        return;
    }

    request->isWanted = false;
    if (request->state == RequestState::Done)
    {
        state_.Forget(*request);
    }
}

// Whether the file of a read is the one that it began with, and may be read.
bool CardWorker::IsOpen(const Request &request)
{
    return state_.attachment == Attachment::Attached && state_.files.Find(request.handle) == request.index
        && state_.files[request.index].state == HandleState::Open;
}

// Copies what was read. Returns false when more of the read is to come. Done requests are the callers' alone.
bool CardWorker::TakePiece(Request &request, uint8_t *buffer)
{
    const bool isRead = request.kind == RequestKind::Read;
    if (request.result <= 0 || (!isRead && request.kind != RequestKind::ReadFolder))
    {
        return true;
    }

    const uint32_t count = static_cast<uint32_t>(request.result);
    std::memcpy(buffer + request.taken, request.staging, count);
    if (!isRead || count < request.count || request.left == 0)
    {
        return true;
    }

    request.taken += count;
    request.position += count;
    request.count = request.left < RequestTable::kStagingBytes ? request.left : RequestTable::kStagingBytes;
    request.left -= request.count;
    request.sinceMs = NowMs();
    return false;
}

} // namespace videorecorder
