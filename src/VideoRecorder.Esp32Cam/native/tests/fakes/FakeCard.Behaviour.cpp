// What tests put on the card, how they make it behave, and what they ask it afterwards.
#include "FakeCard.h"

#include "Memory.h"

namespace videorecorder
{

namespace
{

constexpr int64_t kCardBytes = 1 << 30;

} // namespace

void FakeCard::Put(const std::string &path, const Bytes &bytes)
{
    std::lock_guard<std::mutex> lock(mutex_);
    files_[path] = {bytes, bytes, true, false};
}

void FakeCard::PutFolder(const std::string &path)
{
    std::lock_guard<std::mutex> lock(mutex_);
    folders_[path] = true;
}

Bytes FakeCard::GetFile(const std::string &path)
{
    std::lock_guard<std::mutex> lock(mutex_);
    return files_[path].bytes;
}

Bytes FakeCard::GetSyncedFile(const std::string &path)
{
    std::lock_guard<std::mutex> lock(mutex_);
    return files_[path].synced;
}

bool FakeCard::HasFile(const std::string &path)
{
    std::lock_guard<std::mutex> lock(mutex_);
    return files_.count(path) > 0;
}

bool FakeCard::HasFolder(const std::string &path)
{
    std::lock_guard<std::mutex> lock(mutex_);
    return folders_.count(path) > 0;
}

bool FakeCard::HasArchive(const std::string &path)
{
    std::lock_guard<std::mutex> lock(mutex_);
    return files_[path].hasArchive;
}

void FakeCard::SetCapacity(int64_t bytes)
{
    std::lock_guard<std::mutex> lock(mutex_);
    capacity_ = bytes;
}

void FakeCard::SetSpeed(uint32_t bytesPerMs)
{
    std::lock_guard<std::mutex> lock(mutex_);
    bytesPerMs_ = bytesPerMs;
}

void FakeCard::StallNextWrites(int32_t milliseconds, int count)
{
    std::lock_guard<std::mutex> lock(mutex_);
    stallMs_ = milliseconds;
    stalls_ = count;
}

void FakeCard::FailNext(CardCall::Kind kind, CardStatus status, int after)
{
    std::lock_guard<std::mutex> lock(mutex_);
    failKind_ = kind;
    failStatus_ = status;
    failAfter_ = after;
}

void FakeCard::SetPresent(bool present)
{
    std::lock_guard<std::mutex> lock(mutex_);
    isPresent_ = present;
}

void FakeCard::Hang()
{
    std::lock_guard<std::mutex> lock(mutex_);
    hangs_ = true;
}

void FakeCard::LetGo()
{
    {
        std::lock_guard<std::mutex> lock(mutex_);
        hangs_ = false;
    }

    letGo_.Set();
}

void FakeCard::Exchange()
{
    std::lock_guard<std::mutex> lock(mutex_);
    isSpaceKnown_ = false;
}

std::vector<CardCall> FakeCard::GetCalls(int kind)
{
    std::lock_guard<std::mutex> lock(mutex_);
    std::vector<CardCall> calls;
    for (const CardCall &call : calls_)
    {
        if (kind < 0 || call.kind == kind)
        {
            calls.push_back(call);
        }
    }

    return calls;
}

void FakeCard::ForgetCalls()
{
    std::lock_guard<std::mutex> lock(mutex_);
    calls_.clear();
}

int FakeCard::GetOpenCount()
{
    std::lock_guard<std::mutex> lock(mutex_);
    int count = 0;
    for (const std::string &path : open_)
    {
        count += path.empty() ? 0 : 1;
    }

    for (const Listing &listing : listings_)
    {
        count += listing.isOpen ? 1 : 0;
    }

    return count;
}

std::string FakeCard::GetMisuse()
{
    std::lock_guard<std::mutex> lock(mutex_);
    return misuse_;
}

CardStatus FakeCard::QuerySpace(CardSpace *space)
{
    const CardStatus status = Enter({CardCall::QuerySpace, 0, 0, 0, ""});
    Leave();
    if (status == CardStatus::Ok)
    {
        {
            std::lock_guard<std::mutex> lock(mutex_);
            isSpaceKnown_ = true;
        }

        GetKnownSpace(space);
    }

    return status;
}

bool FakeCard::GetKnownSpace(CardSpace *space)
{
    std::lock_guard<std::mutex> lock(mutex_);
    misuse_ += isSpaceKnown_ ? "" : "asked for the space before it was known; ";
    space->totalBytes = capacity_ == INT64_MAX ? kCardBytes : capacity_;
    space->freeBytes = space->totalBytes - GetUsed();
    return true;
}

void FakeCard::Misuse(const std::string &what)
{
    std::lock_guard<std::mutex> lock(mutex_);
    misuse_ += what + "; ";
}

// Data passes through internal memory only, placed so that whole sectors of the file are aligned for DMA.
void FakeCard::CheckMemory(const void *bytes, int64_t position, uint32_t count)
{
    if (!Memory::Get().IsDma(bytes, count))
    {
        Misuse("bytes that DMA does not reach");
    }

    if (reinterpret_cast<uintptr_t>(bytes) % 64 != static_cast<uintptr_t>(position) % 64)
    {
        Misuse("sectors that are not aligned in memory");
    }
}

int64_t FakeCard::GetUsed() const
{
    int64_t used = 0;
    for (const auto &file : files_)
    {
        used += static_cast<int64_t>(file.second.bytes.size());
    }

    return used;
}

} // namespace videorecorder
