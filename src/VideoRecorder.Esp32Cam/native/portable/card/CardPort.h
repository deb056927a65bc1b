#pragma once

#include <cstddef>
#include <cstdint>

#include "../Status.h"

namespace videorecorder
{

/// How many files and folders are open at most.
constexpr int kMaxFiles = 8;
constexpr int kMaxFolders = 4;

/// The longest path in bytes, without the zero at its end, as managed code gives it.
constexpr size_t kMaxPathBytes = 200;

/// The longest name in a folder: FAT's own limit.
constexpr size_t kMaxNameBytes = 255;

/// Size and free space of the file system.
struct CardSpace
{
    int64_t totalBytes = 0;
    int64_t freeBytes = 0;
};

/// One entry of a folder.
struct CardEntry
{
    uint32_t size = 0;
    bool isFolder = false;
    bool hasArchive = false; ///< FAT's attribute "archive".
    uint8_t nameLength = 0; ///< 0 says that there are no more entries.
    char name[kMaxNameBytes + 1] = {};
};

/// The file system of the card (FatFs on the board). Only the card worker's task calls it, one call at a time; a call
/// may take as long as the card does. Paths are as FatFs gets them from nanoFramework's own driver: "/D/clips/a.avi".
/// Files and folders are numbered by the caller: 0 to kMaxFiles - 1, 0 to kMaxFolders - 1; so the port can keep fixed
/// tables, and internal memory for the sector buffer of each file.
class CardPort
{
public:
    /// Opens a file under a free number and tells its length.
    virtual CardStatus Open(int file, const char *path, CardFileMode mode, int64_t *length) = 0;

    /// Writes at a position, at most the present length. The bytes are in internal DMA memory, at an address that equals
    /// the position modulo 64: what lies on whole sectors can be sent as it is. No sync.
    /// Returns how many were written (fewer: the card is full), or a CardStatus.
    virtual int32_t Write(int file, int64_t position, const uint8_t *bytes, uint32_t count) = 0;

    /// Reads at a position, into internal DMA memory whose address equals the position modulo 64.
    /// Returns how many were read (fewer: the end of the file), or a CardStatus.
    virtual int32_t Read(int file, int64_t position, uint8_t *bytes, uint32_t count) = 0;

    /// Cuts the file off at a length not above the present one.
    virtual CardStatus Truncate(int file, int64_t length) = 0;

    /// Brings the file's bytes, its length and the file system's tables to the medium.
    virtual CardStatus Sync(int file) = 0;

    /// Closes, which syncs what was written. The number is free afterwards, whatever is returned.
    virtual CardStatus Close(int file) = 0;

    /// Opens a folder under a free number.
    virtual CardStatus OpenFolder(int folder, const char *path) = 0;

    /// Gets the next entry; hidden and system files, "." and ".." are left out.
    virtual CardStatus NextEntry(int folder, CardEntry *entry) = 0;

    /// Closes a folder.
    virtual void CloseFolder(int folder) = 0;

    /// Makes a folder. One that exists: AlreadyExists; a file of that name: NoFolder.
    virtual CardStatus CreateFolder(const char *path) = 0;

    /// Deletes a file or an empty folder. A folder that is not empty: NotEmpty; what is read-only: Denied.
    virtual CardStatus Delete(const char *path) = 0;

    /// Sets or clears the attribute "archive" of a file. A new file has it; a changed one gets it by Sync and Close.
    virtual CardStatus SetArchive(const char *path, bool isSet) = 0;

    /// Finds out size and free space; may read the card.
    virtual CardStatus QuerySpace(CardSpace *space) = 0;

    /// Gets size and free space from memory, without the card (FatFs keeps the free clusters once they are known).
    /// Returns false when they are not known.
    virtual bool GetKnownSpace(CardSpace *space) = 0;

protected:
    ~CardPort() = default;
};

} // namespace videorecorder
