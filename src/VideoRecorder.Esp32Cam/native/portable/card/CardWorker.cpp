#include "CardWorker.h"

#include "CardPath.h"
#include "../Guard.h"

namespace videorecorder
{

CardWorker::CardWorker(CardPort &port, WakeCallback wake) : state_(wake), task_(state_, port)
{
}

CardWorker::~CardWorker()
{
    StopNow(kForever);
    if (state_.isStarted)
    {
        {
            Guard guard(state_.mutex);
            state_.quit = true;
        }

        state_.work.Set();
        state_.ended.Wait(kForever);
        Guard guard(state_.mutex); // the task has left its last block
    }

    state_.Release();
}

CardStatus CardWorker::Attach(const char *drive)
{
    Guard callers(callers_);
    Guard guard(state_.mutex);
    if (!CardPath::IsDrive(drive))
    {
        return CardStatus::NotValid;
    }

    if (state_.attachment == Attachment::Detaching)
    {
        return state_.LetWait();
    }

    if (!state_.Allocate())
    {
        return CardStatus::NoMemory;
    }

    state_.isStarted = state_.isStarted || task_.Start();
    if (!state_.isStarted)
    {
        return CardStatus::NoMemory;
    }

    state_.drive = drive[0];
    state_.attachment = Attachment::Attached;
    return CardStatus::Ok;
}

CardStatus CardWorker::Detach()
{
    Guard callers(callers_);
    Guard guard(state_.mutex);
    if (state_.attachment == Attachment::Detached)
    {
        return CardStatus::Ok;
    }

    if (state_.attachment == Attachment::Attached)
    {
        state_.attachment = Attachment::Detaching;
        state_.detachSinceMs = NowMs();
        state_.work.Set();
    }

    state_.someoneWaits = true;
    return NowMs() - state_.detachSinceMs < kDetachMs ? CardStatus::Again : CardStatus::Ok;
}

void CardWorker::StopNow(int32_t timeoutMs)
{
    {
        Guard callers(callers_);
        Guard guard(state_.mutex);
        if (state_.attachment == Attachment::Detached)
        {
            state_.ForgetAll();
            return;
        }

        state_.forgetAll = true;
    }

    const int64_t end = NowMs() + timeoutMs;
    Detach();
    for (;;)
    {
        {
            Guard guard(state_.mutex);
            if (state_.attachment == Attachment::Detached)
            {
                return;
            }
        }

        const int64_t left = end - NowMs();
        if (timeoutMs != kForever && left <= 0)
        {
            return; // the card's task forgets everything when it is through
        }

        state_.detached.Wait(timeoutMs == kForever ? kForever : static_cast<int32_t>(left));
    }
}

CardStatus CardWorker::GetSpace(CardSpace *space)
{
    Guard callers(callers_);
    Guard guard(state_.mutex);
    if (state_.attachment != Attachment::Attached)
    {
        return CardStatus::NotPresent;
    }

    switch (state_.spaceState)
    {
    case SpaceState::Known:
        *space = state_.space;
        space->freeBytes -= state_.ring.GetUsed();
        space->freeBytes = space->freeBytes < 0 ? 0 : space->freeBytes;
        return CardStatus::Ok;

    case SpaceState::NotKnowable:
        state_.spaceState = SpaceState::Unknown;
        return state_.spaceError;

    case SpaceState::Unknown:
        state_.spaceState = SpaceState::Wanted;
        state_.work.Set();
        break;

    case SpaceState::Wanted:
        break;
    }

    return state_.LetWait();
}

int32_t CardWorker::BeginOpen(const char *path, CardFileMode mode)
{
    Guard callers(callers_);
    Guard guard(state_.mutex);
    int32_t refusal;
    Request *const request = ClaimSlot(RequestKind::Open, &refusal);
    if (request == nullptr)
    {
        return refusal;
    }

    const bool isMode = mode == CardFileMode::CreateNew || mode == CardFileMode::Read || mode == CardFileMode::Write;
    const bool isPath = CardPath::Translate(state_.drive, path, request->GetPath());
    const int file = isMode && isPath ? state_.files.Claim() : -1;
    if (file < 0)
    {
        request->state = RequestState::Free;
        return ToResult(CardStatus::NotValid);
    }

    state_.files[file].isWritable = mode != CardFileMode::Read;
    request->index = file;
    request->mode = mode;
    return Ask(*request);
}

int32_t CardWorker::BeginRead(int32_t handle, int64_t position, uint32_t count)
{
    Guard callers(callers_);
    Guard guard(state_.mutex);
    int file;
    const CardStatus status = FindFile(handle, &file);
    if (status != CardStatus::Ok || position < 0)
    {
        return ToResult(status != CardStatus::Ok ? status : CardStatus::NotValid);
    }

    const int32_t ticket = BeginFile(RequestKind::Read, file);
    if (Request *const request = state_.requests.Find(ticket))
    {
        request->position = position;
        request->count = count < RequestTable::kStagingBytes ? count : RequestTable::kStagingBytes;
        request->left = count - request->count;
    }

    return ticket;
}

int32_t CardWorker::BeginTruncate(int32_t handle, int64_t length)
{
    Guard callers(callers_);
    Guard guard(state_.mutex);
    int file;
    const CardStatus status = FindWritable(handle, &file);
    if (status != CardStatus::Ok)
    {
        return ToResult(status);
    }

    if (length < 0 || length > state_.files[file].accepted)
    {
        return ToResult(CardStatus::NotValid);
    }

    const int32_t ticket = BeginFile(RequestKind::Truncate, file);
    if (Request *const request = state_.requests.Find(ticket))
    {
        request->position = length;
        state_.files[file].accepted = length;
        ++state_.files[file].pendingWrites; // a ring that is taken meanwhile would write before it
    }

    return ticket;
}

// Whether the card is gone, or going, for a handle that its owner closes. A detach that is under way closes what is open.
bool CardWorker::ClosesWithoutCard(HandleState *handle)
{
    const bool isLost = *handle == HandleState::Lost;
    if (!isLost && state_.attachment == Attachment::Attached)
    {
        return false;
    }

    *handle = isLost ? HandleState::Free : HandleState::Closing;
    return true;
}

int32_t CardWorker::BeginClose(int32_t handle)
{
    Guard callers(callers_);
    Guard guard(state_.mutex);
    const int file = state_.files.Find(handle);
    if (file < 0)
    {
        return ToResult(CardStatus::NotValid);
    }

    OpenFile &entry = state_.files[file];
    if (ClosesWithoutCard(&entry.state))
    {
        return ToResult(CardStatus::NotPresent);
    }

    const int32_t ticket = BeginFile(RequestKind::Close, file);
    if (ticket >= 0)
    {
        entry.state = HandleState::Closing;
    }

    return ticket;
}

int32_t CardWorker::BeginOpenFolder(const char *path)
{
    Guard callers(callers_);
    Guard guard(state_.mutex);
    int32_t refusal;
    Request *const request = ClaimSlot(RequestKind::OpenFolder, &refusal);
    if (request == nullptr)
    {
        return refusal;
    }

    const bool isPath = CardPath::Translate(state_.drive, path, request->GetPath());
    const int folder = isPath ? state_.folders.Claim() : -1;
    if (folder < 0)
    {
        request->state = RequestState::Free;
        return ToResult(CardStatus::NotValid);
    }

    request->index = folder;
    return Ask(*request);
}

int32_t CardWorker::BeginReadFolder(int32_t handle, uint32_t capacity)
{
    Guard callers(callers_);
    Guard guard(state_.mutex);
    int folder;
    const CardStatus status = FindFolder(handle, &folder);
    if (status != CardStatus::Ok || capacity < kLeastFolderBytes)
    {
        return ToResult(status != CardStatus::Ok ? status : CardStatus::NotValid);
    }

    int32_t refusal;
    Request *const request = ClaimSlot(RequestKind::ReadFolder, &refusal);
    if (request == nullptr)
    {
        return refusal;
    }

    request->index = folder;
    request->count = capacity < RequestTable::kStagingBytes ? capacity : RequestTable::kStagingBytes;
    return Ask(*request);
}

int32_t CardWorker::BeginCloseFolder(int32_t handle)
{
    Guard callers(callers_);
    Guard guard(state_.mutex);
    const int folder = state_.folders.Find(handle);
    if (folder < 0)
    {
        return ToResult(CardStatus::NotValid);
    }

    OpenFolder &entry = state_.folders[folder];
    if (ClosesWithoutCard(&entry.state))
    {
        return ToResult(CardStatus::NotPresent);
    }

    int32_t refusal;
    Request *const request = ClaimSlot(RequestKind::CloseFolder, &refusal);
    if (request == nullptr)
    {
        return refusal;
    }

    entry.state = HandleState::Closing;
    request->index = folder;
    return Ask(*request);
}

int32_t CardWorker::BeginCreateFolder(const char *path)
{
    return BeginPath(RequestKind::CreateFolder, path);
}

int32_t CardWorker::BeginDelete(const char *path)
{
    return BeginPath(RequestKind::Delete, path);
}

int32_t CardWorker::BeginSetArchive(const char *path, bool isSet)
{
    return BeginPath(RequestKind::SetArchive, path, isSet);
}

int32_t CardWorker::BeginPath(RequestKind kind, const char *path, bool isSet)
{
    Guard callers(callers_);
    Guard guard(state_.mutex);
    int32_t refusal;
    Request *const request = ClaimSlot(kind, &refusal);
    if (request == nullptr)
    {
        return refusal;
    }

    if (!CardPath::Translate(state_.drive, path, request->GetPath()))
    {
        request->state = RequestState::Free;
        return ToResult(CardStatus::NotValid);
    }

    request->isSet = isSet;
    return Ask(*request);
}

} // namespace videorecorder
