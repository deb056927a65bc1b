#pragma once

#include <cstdint>

#include "../CardPort.h"

namespace videorecorder
{

enum class RequestKind : uint8_t
{
    Open,
    Read,
    Write,
    Sync,
    Truncate,
    Close,
    OpenFolder,
    ReadFolder,
    CloseFolder,
    CreateFolder,
    Delete,
    SetArchive,
};

enum class RequestState : uint8_t
{
    Free,
    Filling, ///< A caller puts data into it.
    Queued,
    Running,
    Done,
};

/// Something that the card's task is asked to do.
struct Request
{
    RequestKind kind = RequestKind::Open;
    RequestState state = RequestState::Free;
    bool isWanted = false;    ///< Whether somebody has a ticket and will take the result.
    bool isAfterRing = false; ///< Whether the ring is brought to the card first, up to the two counters.
    uint32_t ringBytes = 0;
    uint32_t ringMarkers = 0;
    uint32_t generation = 0;
    uint32_t order = 0;
    int64_t sinceMs = 0; ///< When it was begun; when it is done: since when.
    int index = 0;       ///< The file or folder.
    int32_t handle = -1; ///< The file's handle, when it had one.
    CardFileMode mode = CardFileMode::Read;
    bool isSet = false;   ///< The attribute.
    int64_t position = 0; ///< Or the new length.
    uint32_t count = 0;   ///< Of this piece.
    uint32_t left = 0;    ///< Of the whole read, behind this piece.
    uint32_t taken = 0;   ///< Of the whole read, before this piece.
    int32_t result = 0;
    uint8_t *staging = nullptr;

    /// The path lies in the staging memory: no request has both.
    char *GetPath() { return reinterpret_cast<char *>(staging); }
};

/// The slots of all requests under way, done in the order in which they were queued. Guarded by the card's lock; the
/// staging memory of a slot belongs to the caller while it is Filling or Done, to the card's task while it is Running.
class RequestTable
{
public:
    static constexpr int kSlots = 8;
    static constexpr uint32_t kStagingBytes = 16384;

    /// After so long, no one comes for a result any more.
    static constexpr int32_t kForgottenMs = 120000;

    /// Uses memory for the staging of all slots. The memory stays the caller's.
    void Use(uint8_t *memory);

    /// Takes a free slot in state Filling; null when there is none.
    Request *Claim(RequestKind kind, int64_t nowMs);

    void Queue(Request &request);

    /// The oldest queued request; null when there is none.
    Request *GetFirst();

    /// The oldest queued request that is after the ring; null when there is none.
    Request *GetFirstAfterRing();

    /// A done request whose result no one took for very long; null when there is none.
    Request *GetForgotten(int64_t nowMs);

    int32_t GetTicket(const Request &request) const;

    /// Finds the request of a ticket; null when it is gone.
    Request *Find(int32_t ticket);

    Request &operator[](int slot) { return slots_[slot]; }

private:
    static constexpr uint32_t kGenerations = 1U << 24;

    Request *GetOldest(bool onlyAfterRing);

    Request slots_[kSlots];
    uint32_t nextOrder_ = 0;
};

} // namespace videorecorder
