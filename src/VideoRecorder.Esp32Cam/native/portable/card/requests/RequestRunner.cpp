#include "RequestRunner.h"

#include <cstring>

#include "../FolderEntry.h"
#include "../../Guard.h"

namespace videorecorder
{

namespace
{

bool IsOfFolder(RequestKind kind)
{
    return kind == RequestKind::OpenFolder || kind == RequestKind::ReadFolder || kind == RequestKind::CloseFolder;
}

bool IsOfPath(RequestKind kind)
{
    return kind == RequestKind::CreateFolder || kind == RequestKind::Delete || kind == RequestKind::SetArchive;
}

} // namespace

bool RequestRunner::Step()
{
    Request *request;
    {
        Guard guard(state_.mutex);
        request = state_.requests.GetFirst();
        if (request == nullptr || !IsReady(*request))
        {
            return false;
        }

        request->state = RequestState::Running;
        state_.busySinceMs = NowMs();
    }

    Finish(*request, Do(*request));
    return true;
}

bool RequestRunner::IsReady(const Request &request) const
{
    return !request.isAfterRing || state_.owner != request.index
        || (static_cast<int32_t>(state_.ring.GetTaken() - request.ringBytes) >= 0
            && static_cast<int32_t>(state_.markers.GetRemoved() - request.ringMarkers) >= 0);
}

int32_t RequestRunner::Do(Request &request)
{
    if (IsOfFolder(request.kind))
    {
        return DoFolder(request);
    }

    return IsOfPath(request.kind) ? DoPath(request) : DoFile(request);
}

int32_t RequestRunner::DoFile(Request &request)
{
    // A close is done for any file, an open has none yet.
    if (request.kind == RequestKind::Close)
    {
        return ToResult(port_.Close(request.index));
    }

    if (request.kind == RequestKind::Open)
    {
        return ToResult(port_.Open(request.index, request.GetPath(), request.mode, &request.position));
    }

    const CardStatus error = GetError(request.index);
    if (error != CardStatus::Ok)
    {
        return ToResult(error);
    }

    switch (request.kind)
    {
    case RequestKind::Read:
        return Read(request);
    case RequestKind::Write:
        return Write(request);
    case RequestKind::Sync:
        return ToResult(port_.Sync(request.index));
    default:
        return ToResult(port_.Truncate(request.index, request.position));
    }
}

int32_t RequestRunner::DoFolder(Request &request)
{
    switch (request.kind)
    {
    case RequestKind::OpenFolder:
        return ToResult(port_.OpenFolder(request.index, request.GetPath()));
    case RequestKind::ReadFolder:
        return ReadFolder(request);
    default:
        port_.CloseFolder(request.index);
        return ToResult(CardStatus::Ok);
    }
}

int32_t RequestRunner::DoPath(Request &request)
{
    switch (request.kind)
    {
    case RequestKind::CreateFolder:
        return ToResult(port_.CreateFolder(request.GetPath()));
    case RequestKind::Delete:
        return ToResult(port_.Delete(request.GetPath()));
    default:
        return ToResult(port_.SetArchive(request.GetPath(), request.isSet));
    }
}

int32_t RequestRunner::Read(const Request &request)
{
    uint32_t done = 0;
    while (done < request.count)
    {
        const int64_t position = request.position + done;
        const uint32_t left = request.count - done;
        const uint32_t count = left < state_.blocks.GetCapacity() ? left : state_.blocks.GetCapacity();
        uint8_t *const block = state_.blocks.At(position);
        const int32_t read = port_.Read(request.index, position, block, count);
        if (read < 0)
        {
            return read;
        }

        std::memcpy(request.staging + done, block, static_cast<uint32_t>(read));
        done += static_cast<uint32_t>(read);
        if (static_cast<uint32_t>(read) < count)
        {
            break;
        }
    }

    return static_cast<int32_t>(done);
}

int32_t RequestRunner::Write(const Request &request)
{
    uint32_t done = 0;
    while (done < request.count)
    {
        const int64_t position = request.position + done;
        const uint32_t left = request.count - done;
        const uint32_t whole = state_.blocks.GetWholeLength(position);
        const uint32_t count = left < whole ? left : whole;
        uint8_t *const block = state_.blocks.At(position);
        std::memcpy(block, request.staging + done, count);
        const int32_t written = port_.Write(request.index, position, block, count);
        if (written < 0)
        {
            return written;
        }

        done += static_cast<uint32_t>(written);
        if (static_cast<uint32_t>(written) < count)
        {
            return ToResult(CardStatus::Full);
        }
    }

    return static_cast<int32_t>(done);
}

// The folder's own entry keeps what did not fit. No caller touches it.
int32_t RequestRunner::ReadFolder(const Request &request)
{
    OpenFolder &folder = state_.folders[request.index];
    uint32_t used = 0;
    for (;;)
    {
        if (!folder.hasEntry)
        {
            const CardStatus status = port_.NextEntry(request.index, &folder.entry);
            if (status != CardStatus::Ok)
            {
                return ToResult(status);
            }
        }

        folder.hasEntry = folder.entry.nameLength > 0;
        const uint32_t length = FolderEntry::Put(folder.entry, request.staging + used, request.count - used);
        if (length == 0)
        {
            return static_cast<int32_t>(used);
        }

        folder.hasEntry = false;
        used += length;
    }
}

CardStatus RequestRunner::GetError(int file)
{
    Guard guard(state_.mutex);
    return state_.files[file].error;
}

void RequestRunner::Finish(Request &request, int32_t result)
{
    CardSpace space;
    const bool isKnown = state_.IsSpaceKnown() && port_.GetKnownSpace(&space);
    Guard guard(state_.mutex);
    state_.busySinceMs = CardState::kNotBusy;
    if (isKnown)
    {
        state_.space = space;
    }

    const int32_t told = IsOfFolder(request.kind) ? FinishFolder(request, result)
        : IsOfPath(request.kind)                  ? result
                                                  : FinishFile(request, result);
    state_.Complete(request, told);
}

int32_t RequestRunner::FinishFile(Request &request, int32_t result)
{
    OpenFile &file = state_.files[request.index];
    const bool isDone = result >= 0;
    switch (request.kind)
    {
    case RequestKind::Open:
        file.state = isDone ? HandleState::Open : HandleState::Free;
        file.accepted = request.position;
        file.onCard = request.position;
        return isDone ? state_.files.GetHandle(request.index) : result;

    case RequestKind::Close:
        file.state = HandleState::Free;
        state_.owner = state_.owner == request.index ? -1 : state_.owner;
        return file.error != CardStatus::Ok ? ToResult(file.error) : result;

    case RequestKind::Read:
        return result; // a place that cannot be read does not make the file unfit for writing

    default: // writes, syncs, cuts
        --file.pendingWrites;
        break;
    }

    if (!isDone)
    {
        state_.Fail(request.index, static_cast<CardStatus>(result));
    }
    else if (request.kind == RequestKind::Truncate)
    {
        file.onCard = request.position;
    }
    else if (request.kind == RequestKind::Write && request.position + request.count > file.onCard)
    {
        file.onCard = request.position + request.count;
    }

    return result;
}

int32_t RequestRunner::FinishFolder(Request &request, int32_t result)
{
    OpenFolder &folder = state_.folders[request.index];
    if (request.kind == RequestKind::OpenFolder)
    {
        folder.state = result >= 0 ? HandleState::Open : HandleState::Free;
        return result >= 0 ? state_.folders.GetHandle(request.index) : result;
    }

    if (request.kind == RequestKind::CloseFolder)
    {
        folder.state = HandleState::Free;
    }

    return result;
}

void RequestRunner::CloseDown()
{
    {
        Guard guard(state_.mutex);
        while (Request *const request = state_.requests.GetFirst())
        {
            Refuse(*request);
        }

        state_.busySinceMs = NowMs();
    }

    CloseEach(state_.files, kMaxFiles, [this](int file) { port_.Close(file); });
    CloseEach(state_.folders, kMaxFolders, [this](int folder) { port_.CloseFolder(folder); });

    Guard guard(state_.mutex);
    state_.ring.Drop(state_.ring.GetUsed());
    state_.markers.RemoveAll();
    state_.owner = -1;
    state_.spaceState = SpaceState::Unknown;
    state_.busySinceMs = CardState::kNotBusy;
    state_.attachment = Attachment::Detached;
    if (state_.forgetAll)
    {
        state_.ForgetAll();
    }

    state_.detached.Set();
}

// Files and folders that were to be closed are closed with all others.
void RequestRunner::Refuse(Request &request)
{
    if (request.kind == RequestKind::Open)
    {
        state_.files[request.index].state = HandleState::Free;
    }
    else if (request.kind == RequestKind::OpenFolder)
    {
        state_.folders[request.index].state = HandleState::Free;
    }

    state_.Complete(request, ToResult(CardStatus::NotPresent));
}

template <typename Table, typename Close>
void RequestRunner::CloseEach(Table &table, int count, Close close)
{
    for (int index = 0; index < count; ++index)
    {
        {
            Guard guard(state_.mutex);
            if (table[index].state != HandleState::Open && table[index].state != HandleState::Closing)
            {
                continue;
            }
        }

        close(index);

        // Its owner may have given the handle up meanwhile.
        Guard guard(state_.mutex);
        table[index].state = table[index].state == HandleState::Open ? HandleState::Lost : HandleState::Free;
    }
}

} // namespace videorecorder
