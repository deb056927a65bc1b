#pragma once

#include <dirent.h>
#include <string>

#include "../portable/card/CardPort.h"
#include "os.h"

namespace videorecorder
{
namespace host
{

/// A folder of the PC as the card. It counts space in clusters, as FAT does, so that it gets full like one; it can be
/// slow and can stall. A file has FAT's attribute "archive" unless the sticky bit of its mode is set.
class FolderCard final : public CardPort
{
public:
    struct Settings
    {
        std::string folder;        ///< Empty: there is no card.
        int64_t totalBytes = 0;    ///< Its size.
        int32_t stallMs = 0;       ///< How long a write takes that stalls.
        int32_t stallEvery = 0;    ///< Which writes stall: each so-manyth; 0 for none.
        int32_t kilobytesPerS = 0; ///< How fast it writes and reads; 0 for as fast as the PC.
    };

    /// The settings that the environment says.
    static Settings FromEnvironment();

    explicit FolderCard(Settings settings);

    CardStatus Open(int file, const char *path, CardFileMode mode, int64_t *length) override;
    int32_t Write(int file, int64_t position, const uint8_t *bytes, uint32_t count) override;
    int32_t Read(int file, int64_t position, uint8_t *bytes, uint32_t count) override;
    CardStatus Truncate(int file, int64_t length) override;
    CardStatus Sync(int file) override;
    CardStatus Close(int file) override;
    CardStatus OpenFolder(int folder, const char *path) override;
    CardStatus NextEntry(int folder, CardEntry *entry) override;
    void CloseFolder(int folder) override;
    CardStatus CreateFolder(const char *path) override;
    CardStatus Delete(const char *path) override;
    CardStatus SetArchive(const char *path, bool isSet) override;
    CardStatus QuerySpace(CardSpace *space) override;
    bool GetKnownSpace(CardSpace *space) override;

private:
    struct OpenFile
    {
        int number = -1;
        int64_t length = 0;
        bool isChanged = false; ///< Since the last sync.
    };

    struct Folder
    {
        DIR *entries = nullptr;
        std::string path;
    };

    bool IsPresent() const;
    std::string PathOf(const char *path) const;
    int64_t FreeBytes() const;
    uint32_t FitOf(const OpenFile &file, int64_t position, uint32_t count) const;
    void SetLength(OpenFile &file, int64_t length);
    static CardStatus MarkChanged(OpenFile &file);
    void TakeTime(uint32_t bytes, bool writes);

    const Settings settings_;
    OpenFile files_[kMaxFiles];
    Folder folders_[kMaxFolders];
    int64_t usedBytes_ = 0;
    bool spaceKnown_ = false;
    int32_t writes_ = 0;
};

} // namespace host
} // namespace videorecorder
