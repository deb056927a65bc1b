// The card's file system: FatFs, on the card that nanoFramework's SDCard has mounted.

#include "../portable/card/CardPort.h"

#include <cstring>

#include <ff.h>

#include "../glue/Platform.h"

namespace videorecorder
{
namespace
{

// Each open file has the memory of one sector in it. The card's are of 512 bytes; a larger sector of the wear levelling
// of internal flash, which nanoFramework does not use, would make each file eight times as large.
static_assert(FF_MAX_SS == 512, "sdkconfig: CONFIG_WL_SECTOR_SIZE_512=y");

// The card is the first drive of FatFs. nanoFramework mounts it there as "D:".
constexpr char kDrive[] = "D:";

// "/D", the folder which nanoFramework's own driver puts everything into: it writes D:\a.avi as /D/a.avi, and FatFs, which
// knows drives as "D:" only, takes the D for a folder.
constexpr size_t kDriveFolderLength = 2;

constexpr int64_t kLargestFile = 0xFFFFFFFF;

CardStatus StatusOf(FRESULT result)
{
    switch (result)
    {
        case FR_OK:
            return CardStatus::Ok;
        case FR_NOT_READY:
        case FR_INVALID_OBJECT: // the file's volume was unmounted
        case FR_INVALID_DRIVE:
        case FR_NOT_ENABLED:
        case FR_NO_FILESYSTEM:
            return CardStatus::NotPresent;
        case FR_NO_FILE:
        case FR_NO_PATH:
            return CardStatus::NotFound;
        case FR_EXIST:
            return CardStatus::AlreadyExists;
        case FR_DENIED: // what exists is read-only
            return CardStatus::Denied;
        case FR_WRITE_PROTECTED:
            return CardStatus::ReadOnly;
        case FR_TIMEOUT:
            return CardStatus::TimedOut;
        case FR_NOT_ENOUGH_CORE:
            return CardStatus::NoMemory;
        case FR_INVALID_NAME:
        case FR_INVALID_PARAMETER:
        case FR_LOCKED:
        case FR_TOO_MANY_OPEN_FILES:
            return CardStatus::NotValid;
        default:
            return CardStatus::Failed;
    }
}

// FatFs says "denied" when it finds no cluster for what is new.
CardStatus StatusOfNew(FRESULT result)
{
    return result == FR_DENIED ? CardStatus::Full : StatusOf(result);
}

BYTE FlagsOf(CardFileMode mode)
{
    switch (mode)
    {
        case CardFileMode::CreateNew:
            return FA_CREATE_NEW | FA_WRITE | FA_READ;
        case CardFileMode::Write:
            return FA_OPEN_EXISTING | FA_WRITE | FA_READ;
        default:
            return FA_OPEN_EXISTING | FA_READ;
    }
}

// Makes "/D" of a card that nanoFramework has not written to yet. Returns whether it is new.
bool MakeDriveFolder(const char *path)
{
    char folder[kDriveFolderLength + 1] = {};
    std::memcpy(folder, path, std::strlen(path) < kDriveFolderLength ? 0 : kDriveFolderLength);
    return f_mkdir(folder) == FR_OK;
}

int64_t SectorBytes(const FATFS &volume)
{
#if FF_MAX_SS != FF_MIN_SS
    return volume.ssize;
#else
    (void)volume;
    return FF_MAX_SS;
#endif
}

class FatFsCard final : public CardPort
{
public:
    CardStatus Open(int file, const char *path, CardFileMode mode, int64_t *length) override
    {
        const BYTE flags = FlagsOf(mode);
        FRESULT result = f_open(&files_[file], path, flags);
        if (result == FR_NO_PATH && mode == CardFileMode::CreateNew && MakeDriveFolder(path))
        {
            result = f_open(&files_[file], path, flags);
        }

        if (result != FR_OK)
        {
            return mode == CardFileMode::CreateNew ? StatusOfNew(result) : StatusOf(result);
        }

        *length = static_cast<int64_t>(f_size(&files_[file]));
        return CardStatus::Ok;
    }

    int32_t Write(int file, int64_t position, const uint8_t *bytes, uint32_t count) override
    {
        FRESULT result = MoveTo(file, position);
        UINT written = 0;
        if (result == FR_OK)
        {
            result = f_write(&files_[file], bytes, count, &written);
        }

        return result == FR_OK ? static_cast<int32_t>(written) : static_cast<int32_t>(StatusOf(result));
    }

    int32_t Read(int file, int64_t position, uint8_t *bytes, uint32_t count) override
    {
        // In a file that is open for writing, FatFs would make it longer to get to a position behind its end.
        if (position >= static_cast<int64_t>(f_size(&files_[file])))
        {
            return 0;
        }

        FRESULT result = MoveTo(file, position);
        UINT read = 0;
        if (result == FR_OK)
        {
            result = f_read(&files_[file], bytes, count, &read);
        }

        return result == FR_OK ? static_cast<int32_t>(read) : static_cast<int32_t>(StatusOf(result));
    }

    CardStatus Truncate(int file, int64_t length) override
    {
        const FRESULT result = MoveTo(file, length);
        return StatusOf(result == FR_OK ? f_truncate(&files_[file]) : result);
    }

    CardStatus Sync(int file) override { return StatusOf(f_sync(&files_[file])); }

    CardStatus Close(int file) override { return StatusOf(f_close(&files_[file])); }

    CardStatus OpenFolder(int folder, const char *path) override
    {
        FRESULT result = f_opendir(&folders_[folder], path);
        if (result == FR_NO_PATH && MakeDriveFolder(path))
        {
            result = f_opendir(&folders_[folder], path);
        }

        return StatusOf(result);
    }

    CardStatus NextEntry(int folder, CardEntry *entry) override
    {
        FILINFO found;
        FRESULT result;
        do
        {
            result = f_readdir(&folders_[folder], &found);
        } while (result == FR_OK && found.fname[0] != '\0' && IsLeftOut(found));

        if (result == FR_OK)
        {
            const size_t length = strnlen(found.fname, kMaxNameBytes);
            std::memcpy(entry->name, found.fname, length);
            entry->name[length] = '\0';
            entry->nameLength = static_cast<uint8_t>(length);
            entry->size = static_cast<uint32_t>(found.fsize);
            entry->isFolder = (found.fattrib & AM_DIR) != 0;
            entry->hasArchive = (found.fattrib & AM_ARC) != 0;
        }

        return StatusOf(result);
    }

    void CloseFolder(int folder) override { f_closedir(&folders_[folder]); }

    CardStatus CreateFolder(const char *path) override
    {
        FRESULT result = f_mkdir(path);
        if (result == FR_NO_PATH && MakeDriveFolder(path))
        {
            result = f_mkdir(path);
        }

        FILINFO found;
        if (result == FR_EXIST && f_stat(path, &found) == FR_OK && (found.fattrib & AM_DIR) == 0)
        {
            return CardStatus::NoFolder;
        }

        return StatusOfNew(result);
    }

    CardStatus Delete(const char *path) override
    {
        const FRESULT result = f_unlink(path);
        FILINFO denied;
        if (result == FR_DENIED && f_stat(path, &denied) == FR_OK && (denied.fattrib & (AM_DIR | AM_RDO)) == AM_DIR)
        {
            return CardStatus::NotEmpty;
        }

        return StatusOf(result);
    }

    CardStatus SetArchive(const char *path, bool isSet) override
    {
        return StatusOf(f_chmod(path, isSet ? AM_ARC : 0, AM_ARC));
    }

    CardStatus QuerySpace(CardSpace *space) override
    {
        FATFS *volume = nullptr;
        DWORD freeClusters = 0;
        const FRESULT result = f_getfree(kDrive, &freeClusters, &volume);
        spaceIsKnown_ = result == FR_OK;
        if (spaceIsKnown_)
        {
            const int64_t clusterBytes = SectorBytes(*volume) * volume->csize;
            space->totalBytes = clusterBytes * (volume->n_fatent - 2); // FAT's entries 0 and 1 are no clusters
            space->freeBytes = clusterBytes * freeClusters;
        }

        return StatusOf(result);
    }

    // FatFs counts the free clusters once and then keeps the number with each write, so asking it again costs nothing. It
    // is asked and not remembered as a pointer: the volume's memory goes when the card is unmounted.
    bool GetKnownSpace(CardSpace *space) override { return spaceIsKnown_ && QuerySpace(space) == CardStatus::Ok; }

private:
    static bool IsLeftOut(const FILINFO &entry)
    {
        return (entry.fattrib & (AM_HID | AM_SYS)) != 0 || std::strcmp(entry.fname, ".") == 0 ||
               std::strcmp(entry.fname, "..") == 0;
    }

    FRESULT MoveTo(int file, int64_t position)
    {
        if (position < 0 || position > kLargestFile)
        {
            return FR_INVALID_PARAMETER;
        }

        const auto target = static_cast<FSIZE_t>(position);
        return f_tell(&files_[file]) == target ? FR_OK : f_lseek(&files_[file], target);
    }

    // In the image's data and so in internal memory, which the card's DMA reaches.
    FIL files_[kMaxFiles] = {};
    FF_DIR folders_[kMaxFolders] = {};
    bool spaceIsKnown_ = false;
};

} // namespace

CardPort &platform::Card()
{
    static FatFsCard card;
    return card;
}

} // namespace videorecorder
