#include "FakeCard.h"

#include <algorithm>
#include <cstring>

#include "Clock.h"
#include "Memory.h"

namespace videorecorder
{

namespace
{

std::string ParentOf(const std::string &path)
{
    return path.substr(0, path.rfind('/'));
}

} // namespace

FakeCard::FakeCard()
{
    folders_["/D"] = true;
}

// As FatFs: what was changed gets the attribute with its entry in the folder.
void FakeCard::File::Sync()
{
    synced = bytes;
    hasArchive = hasArchive || isChanged;
    isChanged = false;
}

CardStatus FakeCard::Enter(const CardCall &call)
{
    if (++inside_ != 1)
    {
        Misuse("two calls at once");
    }

    int32_t sleepMs = 0;
    bool hangs;
    {
        std::lock_guard<std::mutex> lock(mutex_);
        calls_.push_back(call);
        const bool moves = call.kind == CardCall::Write || call.kind == CardCall::Read;
        if (moves && bytesPerMs_ > 0)
        {
            sleepMs += static_cast<int32_t>(call.count / bytesPerMs_);
        }

        if (call.kind == CardCall::Write && stalls_ > 0)
        {
            --stalls_;
            sleepMs += stallMs_;
        }

        hangs = hangs_;
    }

    if (sleepMs > 0)
    {
        Clock::Get().Sleep(sleepMs);
    }

    if (hangs)
    {
        letGo_.Wait(kForever);
    }

    std::lock_guard<std::mutex> lock(mutex_);
    if (!isPresent_)
    {
        return CardStatus::NotPresent;
    }

    if (failKind_ == call.kind && failAfter_-- == 0)
    {
        failKind_ = -1;
        return failStatus_;
    }

    return CardStatus::Ok;
}

CardStatus FakeCard::Open(int file, const char *path, CardFileMode mode, int64_t *length)
{
    const CardStatus status = Enter({CardCall::Open, file, 0, 0, path});
    std::unique_lock<std::mutex> lock(mutex_);
    Leave();
    if (file < 0 || file >= kMaxFiles || IsOpen(file))
    {
        lock.unlock();
        Misuse("opened under a number that is not free");
        return CardStatus::Failed;
    }

    const bool exists = files_.count(path) > 0;
    if (status != CardStatus::Ok)
    {
        return status;
    }

    if (exists == (mode == CardFileMode::CreateNew))
    {
        return exists ? CardStatus::AlreadyExists : CardStatus::NotFound;
    }

    if (!exists && folders_.count(ParentOf(path)) == 0)
    {
        return CardStatus::NotFound;
    }

    open_[file] = path;
    *length = static_cast<int64_t>(files_[path].bytes.size());
    return CardStatus::Ok;
}

int32_t FakeCard::Write(int file, int64_t position, const uint8_t *bytes, uint32_t count)
{
    CheckMemory(bytes, position, count);
    const CardStatus status = Enter({CardCall::Write, file, position, count, ""});
    std::unique_lock<std::mutex> lock(mutex_);
    Leave();
    if (!IsOpen(file) || position > static_cast<int64_t>(files_[open_[file]].bytes.size()) || count == 0)
    {
        lock.unlock();
        Misuse("wrote to no file, behind its end, or nothing");
        return static_cast<int32_t>(CardStatus::Failed);
    }

    if (status != CardStatus::Ok)
    {
        return static_cast<int32_t>(status);
    }

    files_[open_[file]].isChanged = true;
    Bytes &content = files_[open_[file]].bytes;
    const int64_t growth = std::max<int64_t>(0, position + count - static_cast<int64_t>(content.size()));
    const int64_t missing = std::max<int64_t>(0, growth - (capacity_ - GetUsed()));
    const uint32_t written = count - static_cast<uint32_t>(std::min<int64_t>(missing, count));
    content.resize(std::max(content.size(), static_cast<size_t>(position) + written));
    std::copy(bytes, bytes + written, content.begin() + position);
    return static_cast<int32_t>(written);
}

int32_t FakeCard::Read(int file, int64_t position, uint8_t *bytes, uint32_t count)
{
    CheckMemory(bytes, position, count);
    const CardStatus status = Enter({CardCall::Read, file, position, count, ""});
    std::unique_lock<std::mutex> lock(mutex_);
    Leave();
    if (!IsOpen(file))
    {
        lock.unlock();
        Misuse("read no file");
        return static_cast<int32_t>(CardStatus::Failed);
    }

    if (status != CardStatus::Ok)
    {
        return static_cast<int32_t>(status);
    }

    const Bytes &content = files_[open_[file]].bytes;
    const size_t from = std::min(content.size(), static_cast<size_t>(position));
    const size_t read = std::min<size_t>(count, content.size() - from);
    std::copy_n(content.begin() + static_cast<int64_t>(from), read, bytes);
    return static_cast<int32_t>(read);
}

CardStatus FakeCard::Truncate(int file, int64_t length)
{
    const CardStatus status = Enter({CardCall::Truncate, file, length, 0, ""});
    std::unique_lock<std::mutex> lock(mutex_);
    Leave();
    if (!IsOpen(file) || length > static_cast<int64_t>(files_[open_[file]].bytes.size()))
    {
        lock.unlock();
        Misuse("cut no file, or behind its end");
        return CardStatus::Failed;
    }

    if (status == CardStatus::Ok)
    {
        File &changed = files_[open_[file]];
        changed.isChanged = changed.isChanged || static_cast<size_t>(length) < changed.bytes.size();
        changed.bytes.resize(static_cast<size_t>(length));
    }

    return status;
}

CardStatus FakeCard::Sync(int file)
{
    const CardStatus status = Enter({CardCall::Sync, file, 0, 0, ""});
    std::unique_lock<std::mutex> lock(mutex_);
    Leave();
    if (!IsOpen(file))
    {
        lock.unlock();
        Misuse("synced no file");
        return CardStatus::Failed;
    }

    if (status == CardStatus::Ok)
    {
        files_[open_[file]].Sync();
    }

    return status;
}

CardStatus FakeCard::Close(int file)
{
    const CardStatus status = Enter({CardCall::Close, file, 0, 0, ""});
    std::unique_lock<std::mutex> lock(mutex_);
    Leave();
    if (!IsOpen(file))
    {
        lock.unlock();
        Misuse("closed no file");
        return CardStatus::Failed;
    }

    if (status == CardStatus::Ok)
    {
        files_[open_[file]].Sync();
    }

    open_[file].clear();
    return status;
}

CardStatus FakeCard::OpenFolder(int folder, const char *path)
{
    const CardStatus status = Enter({CardCall::OpenFolder, folder, 0, 0, path});
    std::lock_guard<std::mutex> lock(mutex_);
    Leave();
    if (status != CardStatus::Ok || folders_.count(path) == 0)
    {
        return status != CardStatus::Ok ? status : CardStatus::NotFound;
    }

    Listing listing;
    listing.isOpen = true;
    const auto add = [&](const std::string &name, uint32_t size, bool isFolder, bool hasArchive) {
        if (ParentOf(name) == path)
        {
            CardEntry entry;
            entry.size = size;
            entry.isFolder = isFolder;
            entry.hasArchive = hasArchive;
            const std::string last = name.substr(name.rfind('/') + 1);
            entry.nameLength = static_cast<uint8_t>(last.size());
            std::memcpy(entry.name, last.c_str(), last.size() + 1);
            listing.entries.push_back(entry);
        }
    };
    for (const auto &file : files_)
    {
        add(file.first, static_cast<uint32_t>(file.second.bytes.size()), false, file.second.hasArchive);
    }

    for (const auto &child : folders_)
    {
        add(child.first, 0, true, false);
    }

    listings_[folder] = listing;
    return CardStatus::Ok;
}

CardStatus FakeCard::NextEntry(int folder, CardEntry *entry)
{
    const CardStatus status = Enter({CardCall::NextEntry, folder, 0, 0, ""});
    std::unique_lock<std::mutex> lock(mutex_);
    Leave();
    Listing &listing = listings_[folder];
    if (!listing.isOpen)
    {
        lock.unlock();
        Misuse("listed no folder");
        return CardStatus::Failed;
    }

    if (status == CardStatus::Ok)
    {
        *entry = listing.next < listing.entries.size() ? listing.entries[listing.next++] : CardEntry();
    }

    return status;
}

void FakeCard::CloseFolder(int folder)
{
    Enter({CardCall::CloseFolder, folder, 0, 0, ""});
    std::unique_lock<std::mutex> lock(mutex_);
    Leave();
    const bool wasOpen = listings_[folder].isOpen;
    listings_[folder] = Listing();
    lock.unlock();
    if (!wasOpen)
    {
        Misuse("closed no folder");
    }
}

CardStatus FakeCard::CreateFolder(const char *path)
{
    const CardStatus status = Enter({CardCall::CreateFolder, 0, 0, 0, path});
    std::lock_guard<std::mutex> lock(mutex_);
    Leave();
    if (status != CardStatus::Ok)
    {
        return status;
    }

    if (folders_.count(path) > 0 || files_.count(path) > 0)
    {
        return CardStatus::AlreadyExists;
    }

    if (folders_.count(ParentOf(path)) == 0)
    {
        return CardStatus::NotFound;
    }

    folders_[path] = true;
    return CardStatus::Ok;
}

CardStatus FakeCard::Delete(const char *path)
{
    const CardStatus status = Enter({CardCall::Delete, 0, 0, 0, path});
    std::lock_guard<std::mutex> lock(mutex_);
    Leave();
    if (status != CardStatus::Ok || files_.erase(path) > 0)
    {
        return status;
    }

    if (folders_.count(path) == 0)
    {
        return CardStatus::NotFound;
    }

    const auto isInside = [&](const auto &entry) { return ParentOf(entry.first) == path; };
    if (std::any_of(files_.begin(), files_.end(), isInside) || std::any_of(folders_.begin(), folders_.end(), isInside))
    {
        return CardStatus::NotEmpty;
    }

    folders_.erase(path);
    return CardStatus::Ok;
}

CardStatus FakeCard::SetArchive(const char *path, bool isSet)
{
    const CardStatus status = Enter({CardCall::SetArchive, isSet, 0, 0, path});
    std::lock_guard<std::mutex> lock(mutex_);
    Leave();
    if (status != CardStatus::Ok)
    {
        return status;
    }

    if (files_.count(path) == 0)
    {
        return CardStatus::NotFound;
    }

    files_[path].hasArchive = isSet;
    return CardStatus::Ok;
}

} // namespace videorecorder
