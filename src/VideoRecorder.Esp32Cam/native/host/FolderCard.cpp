#include "FolderCard.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include "Environment.h"

namespace videorecorder
{
namespace host
{

namespace
{

constexpr int64_t kClusterBytes = 32 * 1024;
constexpr long kMegabyte = 1024 * 1024;
constexpr long kUsualMegabytes = 4096;
constexpr long kUsualStallEvery = 100;

int64_t ClustersOf(int64_t bytes)
{
    return (bytes + kClusterBytes - 1) / kClusterBytes * kClusterBytes;
}

CardStatus StatusOf(int error)
{
    switch (error)
    {
        case ENOENT:
        case ENOTDIR:
        case EISDIR:
            return CardStatus::NotFound;
        case EEXIST:
            return CardStatus::AlreadyExists;
        case ENOTEMPTY:
            return CardStatus::NotEmpty;
        case EROFS:
            return CardStatus::ReadOnly;
        case EACCES:
        case EPERM:
            return CardStatus::Denied;
        case ENOSPC:
            return CardStatus::Full;
        case ENOMEM:
            return CardStatus::NoMemory;
        default:
            return CardStatus::Failed;
    }
}

int32_t NumberOf(CardStatus status)
{
    return static_cast<int32_t>(status);
}

CardStatus Check(int result)
{
    return result == 0 ? CardStatus::Ok : StatusOf(errno);
}

// The mode of a file that has the attribute "archive", or has it not: a sticky bit is on no file that a PC makes, so the
// files that others put there have the attribute, as they would on FAT.
mode_t ModeOf(const struct stat &file, bool hasArchive)
{
    const mode_t mode = file.st_mode & 07777;
    return hasArchive ? mode & ~static_cast<mode_t>(S_ISVTX) : mode | S_ISVTX;
}

// What a folder holds, in whole clusters. The folder itself takes one.
int64_t UsedBelow(const std::string &path)
{
    int64_t used = kClusterBytes;
    DIR *entries = opendir(path.c_str());
    if (entries == nullptr)
    {
        return used;
    }

    while (const dirent *entry = readdir(entries))
    {
        const std::string name = entry->d_name;
        const std::string child = path + "/" + name;
        struct stat state;
        if (name == "." || name == ".." || lstat(child.c_str(), &state) != 0)
        {
            continue;
        }

        used += S_ISDIR(state.st_mode) ? UsedBelow(child) : ClustersOf(state.st_size);
    }

    closedir(entries);
    return used;
}

} // namespace

FolderCard::Settings FolderCard::FromEnvironment()
{
    Settings settings;
    const char *folder = GetText("VIDEORECORDER_CARD");
    settings.folder = IsNone("VIDEORECORDER_CARD") ? "" : folder == nullptr ? "card" : folder;
    settings.totalBytes = static_cast<int64_t>(GetNumber("VIDEORECORDER_CARD_MB", kUsualMegabytes)) * kMegabyte;
    settings.stallMs = static_cast<int32_t>(GetNumber("VIDEORECORDER_CARD_STALL_MS", 0));
    settings.stallEvery = static_cast<int32_t>(GetNumber("VIDEORECORDER_CARD_STALL_EVERY", kUsualStallEvery));
    settings.kilobytesPerS = static_cast<int32_t>(GetNumber("VIDEORECORDER_CARD_KBPS", 0));
    return settings;
}

FolderCard::FolderCard(Settings settings) : settings_(std::move(settings))
{
    usedBytes_ = IsPresent() ? UsedBelow(settings_.folder) : 0;
}

CardStatus FolderCard::Open(int file, const char *path, CardFileMode mode, int64_t *length)
{
    if (!IsPresent())
    {
        return CardStatus::NotPresent;
    }

    const int flags = mode == CardFileMode::CreateNew ? O_RDWR | O_CREAT | O_EXCL
                      : mode == CardFileMode::Write   ? O_RDWR
                                                      : O_RDONLY;
    const int number = open(PathOf(path).c_str(), flags | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW, 0644);
    struct stat state;
    if (number < 0 || fstat(number, &state) != 0)
    {
        return StatusOf(errno);
    }

    if (!S_ISREG(state.st_mode))
    {
        close(number);
        return CardStatus::NotFound;
    }

    files_[file].number = number;
    files_[file].length = state.st_size;
    *length = state.st_size;
    return CardStatus::Ok;
}

int32_t FolderCard::Write(int file, int64_t position, const uint8_t *bytes, uint32_t count)
{
    if (!IsPresent())
    {
        return NumberOf(CardStatus::NotPresent);
    }

    OpenFile &target = files_[file];
    const uint32_t fit = FitOf(target, position, count);
    TakeTime(fit, true);
    target.isChanged = target.isChanged || fit > 0;
    uint32_t done = 0;
    while (done < fit)
    {
        const ssize_t written = pwrite(target.number, bytes + done, fit - done, position + done);
        if (written <= 0)
        {
            return NumberOf(StatusOf(errno));
        }

        done += static_cast<uint32_t>(written);
    }

    if (position + fit > target.length)
    {
        SetLength(target, position + fit);
    }

    return static_cast<int32_t>(fit);
}

int32_t FolderCard::Read(int file, int64_t position, uint8_t *bytes, uint32_t count)
{
    if (!IsPresent())
    {
        return NumberOf(CardStatus::NotPresent);
    }

    TakeTime(count, false);
    uint32_t done = 0;
    while (done < count)
    {
        const ssize_t got = pread(files_[file].number, bytes + done, count - done, position + done);
        if (got < 0)
        {
            return NumberOf(StatusOf(errno));
        }

        if (got == 0)
        {
            break;
        }

        done += static_cast<uint32_t>(got);
    }

    return static_cast<int32_t>(done);
}

CardStatus FolderCard::Truncate(int file, int64_t length)
{
    if (!IsPresent())
    {
        return CardStatus::NotPresent;
    }

    const CardStatus status = Check(ftruncate(files_[file].number, length));
    if (status == CardStatus::Ok)
    {
        files_[file].isChanged = files_[file].isChanged || length < files_[file].length;
        SetLength(files_[file], length);
    }

    return status;
}

CardStatus FolderCard::Sync(int file)
{
    if (!IsPresent())
    {
        return CardStatus::NotPresent;
    }

    const CardStatus status = MarkChanged(files_[file]);
    return status == CardStatus::Ok ? Check(fsync(files_[file].number)) : status;
}

CardStatus FolderCard::Close(int file)
{
    const CardStatus marked = MarkChanged(files_[file]);
    const CardStatus closed = Check(close(files_[file].number));
    files_[file] = OpenFile();
    return !IsPresent() ? CardStatus::NotPresent : marked != CardStatus::Ok ? marked : closed;
}

CardStatus FolderCard::OpenFolder(int folder, const char *path)
{
    if (!IsPresent())
    {
        return CardStatus::NotPresent;
    }

    folders_[folder].path = PathOf(path);
    folders_[folder].entries = opendir(folders_[folder].path.c_str());
    return folders_[folder].entries == nullptr ? StatusOf(errno) : CardStatus::Ok;
}

CardStatus FolderCard::NextEntry(int folder, CardEntry *entry)
{
    if (!IsPresent())
    {
        return CardStatus::NotPresent;
    }

    entry->nameLength = 0;
    while (const dirent *next = readdir(folders_[folder].entries))
    {
        struct stat state;
        const std::string name = next->d_name;
        if (name[0] == '.' || lstat((folders_[folder].path + "/" + name).c_str(), &state) != 0 ||
            (!S_ISDIR(state.st_mode) && !S_ISREG(state.st_mode)))
        {
            continue;
        }

        entry->isFolder = S_ISDIR(state.st_mode);
        entry->hasArchive = !entry->isFolder && (state.st_mode & S_ISVTX) == 0;
        entry->size = entry->isFolder ? 0 : static_cast<uint32_t>(state.st_size);
        entry->nameLength = static_cast<uint8_t>(name.size());
        memcpy(entry->name, name.c_str(), name.size() + 1);
        break;
    }

    return CardStatus::Ok;
}

void FolderCard::CloseFolder(int folder)
{
    closedir(folders_[folder].entries);
    folders_[folder] = Folder();
}

CardStatus FolderCard::CreateFolder(const char *path)
{
    if (!IsPresent())
    {
        return CardStatus::NotPresent;
    }

    if (FreeBytes() < kClusterBytes)
    {
        return CardStatus::Full;
    }

    struct stat found;
    if (lstat(PathOf(path).c_str(), &found) == 0)
    {
        return S_ISDIR(found.st_mode) ? CardStatus::AlreadyExists : CardStatus::NoFolder;
    }

    const CardStatus status = Check(mkdir(PathOf(path).c_str(), 0755));
    usedBytes_ += status == CardStatus::Ok ? kClusterBytes : 0;
    return status;
}

CardStatus FolderCard::Delete(const char *path)
{
    const std::string target = PathOf(path);
    struct stat state;
    if (!IsPresent())
    {
        return CardStatus::NotPresent;
    }

    if (lstat(target.c_str(), &state) != 0)
    {
        return StatusOf(errno);
    }

    const bool isFolder = S_ISDIR(state.st_mode);
    const CardStatus status = Check(isFolder ? rmdir(target.c_str()) : unlink(target.c_str()));
    if (status == CardStatus::Ok)
    {
        usedBytes_ -= isFolder ? kClusterBytes : ClustersOf(state.st_size);
    }

    return status;
}

CardStatus FolderCard::SetArchive(const char *path, bool isSet)
{
    const std::string target = PathOf(path);
    struct stat state;
    if (!IsPresent())
    {
        return CardStatus::NotPresent;
    }

    if (stat(target.c_str(), &state) != 0)
    {
        return StatusOf(errno);
    }

    return S_ISREG(state.st_mode) ? Check(chmod(target.c_str(), ModeOf(state, isSet))) : CardStatus::NotFound;
}

CardStatus FolderCard::QuerySpace(CardSpace *space)
{
    if (!IsPresent())
    {
        return CardStatus::NotPresent;
    }

    usedBytes_ = UsedBelow(settings_.folder);
    spaceKnown_ = true;
    GetKnownSpace(space);
    return CardStatus::Ok;
}

bool FolderCard::GetKnownSpace(CardSpace *space)
{
    if (spaceKnown_)
    {
        space->totalBytes = settings_.totalBytes;
        space->freeBytes = FreeBytes();
    }

    return spaceKnown_;
}

// A card can be pulled out: the folder is renamed or deleted.
bool FolderCard::IsPresent() const
{
    struct stat state;
    return !settings_.folder.empty() && stat(settings_.folder.c_str(), &state) == 0 && S_ISDIR(state.st_mode);
}

std::string FolderCard::PathOf(const char *path) const
{
    return settings_.folder + path;
}

int64_t FolderCard::FreeBytes() const
{
    const int64_t free = settings_.totalBytes - usedBytes_;
    return free > 0 ? free : 0;
}

// How much of a write there is space for: what lies in the file's clusters, and the free ones.
uint32_t FolderCard::FitOf(const OpenFile &file, int64_t position, uint32_t count) const
{
    const int64_t space = ClustersOf(file.length) + FreeBytes() / kClusterBytes * kClusterBytes - position;
    return space >= static_cast<int64_t>(count) ? count : space > 0 ? static_cast<uint32_t>(space) : 0;
}

void FolderCard::SetLength(OpenFile &file, int64_t length)
{
    usedBytes_ += ClustersOf(length) - ClustersOf(file.length);
    file.length = length;
}

// As FatFs does, when it brings a changed file to the card.
CardStatus FolderCard::MarkChanged(OpenFile &file)
{
    struct stat state;
    if (!file.isChanged)
    {
        return CardStatus::Ok;
    }

    if (fstat(file.number, &state) != 0)
    {
        return StatusOf(errno);
    }

    file.isChanged = false;
    return (state.st_mode & S_ISVTX) == 0 ? CardStatus::Ok : Check(fchmod(file.number, ModeOf(state, true)));
}

void FolderCard::TakeTime(uint32_t bytes, bool writes)
{
    int64_t ms = settings_.kilobytesPerS > 0 ? static_cast<int64_t>(bytes) / settings_.kilobytesPerS : 0;
    if (writes && settings_.stallMs > 0 && settings_.stallEvery > 0 && ++writes_ % settings_.stallEvery == 0)
    {
        ms += settings_.stallMs;
    }

    if (ms > 0)
    {
        std::this_thread::sleep_for(std::chrono::milliseconds(ms));
    }
}

} // namespace host
} // namespace videorecorder
