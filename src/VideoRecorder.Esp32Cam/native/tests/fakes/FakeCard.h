#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "card/CardPort.h"
#include "os.h"

namespace videorecorder
{

using Bytes = std::vector<uint8_t>;

/// One call that reached the card.
struct CardCall
{
    enum Kind
    {
        Open,
        Write,
        Read,
        Truncate,
        Sync,
        Close,
        OpenFolder,
        NextEntry,
        CloseFolder,
        CreateFolder,
        Delete,
        SetArchive,
        QuerySpace,
    };

    Kind kind = Open;
    int number = 0;
    int64_t position = 0;
    uint32_t count = 0;
    std::string path;
};

/// A card in memory, which can be slow, stall, fail, get full and be pulled out, and which checks how it is used: one
/// call at a time, numbers that are open, data through aligned DMA memory.
class FakeCard final : public CardPort
{
public:
    FakeCard();

    // What is on it.
    void Put(const std::string &path, const Bytes &bytes);
    void PutFolder(const std::string &path);
    Bytes GetFile(const std::string &path);
    /// What a power failure would leave: the bytes at the last sync.
    Bytes GetSyncedFile(const std::string &path);
    bool HasFile(const std::string &path);
    bool HasFolder(const std::string &path);
    bool HasArchive(const std::string &path);

    // How it behaves.
    void SetCapacity(int64_t bytes);
    void SetSpeed(uint32_t bytesPerMs);
    void StallNextWrites(int32_t milliseconds, int count = 1);
    void FailNext(CardCall::Kind kind, CardStatus status, int after = 0);
    void SetPresent(bool present);
    /// All calls take until LetGo.
    void Hang();
    void LetGo();
    /// Another card: no one knows its space yet.
    void Exchange();

    // How it was used.
    std::vector<CardCall> GetCalls(int kind = -1);
    void ForgetCalls();
    int GetOpenCount();
    /// Empty when all calls were as CardPort wants them.
    std::string GetMisuse();

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
    struct File
    {
        Bytes bytes;
        Bytes synced;
        bool hasArchive = true;
        bool isChanged = false; ///< Since the last sync.

        void Sync();
    };

    struct Listing
    {
        bool isOpen = false;
        std::vector<CardEntry> entries;
        size_t next = 0;
    };

    CardStatus Enter(const CardCall &call);
    void Leave() { --inside_; }
    void Misuse(const std::string &what);
    void CheckMemory(const void *bytes, int64_t position, uint32_t count);
    int64_t GetUsed() const;
    bool IsOpen(int file) const { return file >= 0 && file < kMaxFiles && !open_[file].empty(); }

    std::mutex mutex_;
    std::map<std::string, File> files_;
    std::map<std::string, bool> folders_;
    std::string open_[kMaxFiles];
    Listing listings_[kMaxFolders];
    std::vector<CardCall> calls_;
    std::string misuse_;
    std::atomic<int> inside_{0};

    int64_t capacity_ = INT64_MAX;
    uint32_t bytesPerMs_ = 0;
    int32_t stallMs_ = 0;
    int stalls_ = 0;
    int failKind_ = -1;
    int failAfter_ = 0;
    CardStatus failStatus_ = CardStatus::Ok;
    bool isPresent_ = true;
    bool isSpaceKnown_ = false;
    bool hangs_ = false;
    Signal letGo_;
};

} // namespace videorecorder
