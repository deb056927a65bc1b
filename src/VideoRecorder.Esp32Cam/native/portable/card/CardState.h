#pragma once

#include <cstdint>

#include "stream/BlockBuffer.h"
#include "requests/HandleTable.h"
#include "requests/MarkerQueue.h"
#include "requests/RequestTable.h"
#include "stream/Ring.h"
#include "../Wake.h"
#include "os.h"

namespace videorecorder
{

enum class Attachment : uint8_t
{
    Detached,
    Attached,
    Detaching, ///< The card's task has not closed everything yet.
};

enum class SpaceState : uint8_t
{
    Unknown,
    Wanted,
    Known,
    NotKnowable, ///< Asking the card failed, with spaceError.
};

/// What callers and the card's task share. The lock guards all of it but what says otherwise, and is held for a few
/// instructions only: neither while bytes are copied in bulk nor while the card works.
struct CardState
{
    static constexpr uint32_t kRingBytes = 512 * 1024;

    static constexpr int64_t kNotBusy = -1;

    explicit CardState(WakeCallback wakeCallback) : wake(wakeCallback) {}

    /// Allocates all memory, unless that is done. Returns false when there is not enough; nothing is kept then.
    bool Allocate();
    void Release();

    /// Notes that a caller has to wait. Returns Again, or TimedOut when the card's task hangs.
    CardStatus LetWait();

    /// Wakes callers that wait, if any. Called without the lock.
    void WakeWaiting();

    /// Whether this card was asked for its space: before, even to ask what it knows may cost a walk through its FAT. Only
    /// the card's task changes it from or to known. Called without the lock.
    bool IsSpaceKnown();

    /// Frees all handles and tickets. Nothing is open, and no request is under way.
    void ForgetAll();

    /// The first failure of a file stays.
    void Fail(int file, CardStatus error);

    /// Finishes a request; a result that no one wants is dropped.
    void Complete(Request &request, int32_t result);

    /// Drops a done request: what it has opened is queued to be closed again.
    void Forget(Request &request);

    const WakeCallback wake;
    Mutex mutex;
    Signal work;     ///< Set for the card's task. Signals need no lock.
    Signal detached; ///< Set by the card's task at the end of a detach.
    Signal ended;    ///< Set by the card's task at its own end.

    bool isAllocated = false;
    bool isStarted = false; ///< The task.
    bool quit = false;
    Attachment attachment = Attachment::Detached;
    bool forgetAll = false; ///< No handle and no ticket outlives the detach that is under way.
    char drive = 0;
    int64_t detachSinceMs = 0;
    int64_t busySinceMs = kNotBusy; ///< Since when the card's task is in its present call.
    bool someoneWaits = false;

    FileTable files;
    FolderTable folders;
    RequestTable requests;

    int owner = -1; ///< The file that the ring belongs to.
    Ring ring;      ///< Has no lock: the callers' side is written under their own, the other by the card's task.
    MarkerQueue markers;

    SpaceState spaceState = SpaceState::Unknown;
    CardStatus spaceError = CardStatus::Ok;
    CardSpace space;

    BlockBuffer blocks; ///< The card's task alone.

private:
    uint8_t *ringMemory_ = nullptr;
    uint8_t *stagingMemory_ = nullptr;
    Marker *markerMemory_ = nullptr;
};

} // namespace videorecorder
