#pragma once

#include <cstdint>

#include "CardPort.h"
#include "CardState.h"
#include "CardTask.h"
#include "../Wake.h"

namespace videorecorder
{

/// The card as the CLR's task uses it: the contract of CardFile and CardVolume of C#, made of calls that never wait. One
/// native task does all the work on the card.
///
/// How a call of managed code is made of these:
/// - A request (Begin...): returns a ticket (0 or more), or kAgain when no slot is free (wait for a wake, then begin
///   again), or a CardStatus that is the call's result. With a ticket: Take it; kAgain means: wait for a wake, take again.
///   Whatever else Take returns is the call's result, and the ticket is gone.
///   When its caller is gone (its thread was aborted): Abandon it.
/// - AppendSome, OverwriteSome: return how many of the bytes were taken. Fewer than given: wait for a wake, then give the
///   rest. A negative number is the call's result.
/// - Sync, GetSpace, Attach, Detach: CardStatus::Again means: wait for a wake and call again.
/// The waits have no end of their own: when the card takes too long, the next call returns TimedOut. So waiting callers
/// ask again after kAskAgainMs at the latest, also without a wake.
///
/// Calls may come from several tasks; each is done as a whole. Only StopNow waits.
///
/// One file at a time has the ring: the first that is written to when no file has it, until it is closed. Others write
/// by request slots, piece by piece, which is slower but gives the same order and the same errors.
class CardWorker
{
public:
    /// The least capacity of ReadFolder: the longest name fits.
    static constexpr uint32_t kLeastFolderBytes = 512;

    /// How long Detach lets the card finish what is under way, and what waits in the ring. The driver of the card gives
    /// a write up after 5 s and then waits another 6 s for the card; a close may do so once more. The card must not be
    /// unmounted under it.
    static constexpr int32_t kDetachMs = 30000;

    CardWorker(CardPort &port, WakeCallback wake);
    ~CardWorker();
    CardWorker(const CardWorker &) = delete;
    CardWorker &operator=(const CardWorker &) = delete;

    /// Lets the task use the card. The drive is as "D:". The first call allocates the memory and starts the task.
    /// Ok (also when attached already), NoMemory, NotValid, Again (a detach is not through), TimedOut (nor will be).
    CardStatus Attach(const char *drive);

    /// Ends the use of the card: from the first call on, everything else returns NotPresent. What waits in the ring is
    /// still written, unless a request waits in between, the card fails, or it takes 2 s. Again until the task has
    /// closed all files, or kDetachMs have passed; then Ok. Handles stay taken until they are closed.
    CardStatus Detach();

    /// Detaches, waits for it, at most so long, and forgets all handles and tickets. For a restart of the CLR.
    void StopNow(int32_t timeoutMs);

    /// Gets the space, free bytes less what waits in the ring. Ok, Again (only until it is known), or an error.
    CardStatus GetSpace(CardSpace *space);

    /// Take returns the handle or a CardStatus.
    int32_t BeginOpen(const char *path, CardFileMode mode);

    /// Take copies into its buffer, which has space for `count` bytes, and returns how many were read. The buffer may be
    /// at another address at each Take; it keeps what was put there before.
    int32_t BeginRead(int32_t handle, int64_t position, uint32_t count);

    int32_t BeginTruncate(int32_t handle, int64_t length);

    /// The handle is not valid from now on, whatever is returned, except kAgain.
    int32_t BeginClose(int32_t handle);

    /// Take returns the folder's handle or a CardStatus.
    int32_t BeginOpenFolder(const char *path);

    /// Take puts entries into its buffer of `capacity` bytes (512 or more), as CardVolume.ReadFolder says, and returns
    /// the bytes used, 0 at the end.
    int32_t BeginReadFolder(int32_t handle, uint32_t capacity);

    int32_t BeginCloseFolder(int32_t handle);
    int32_t BeginCreateFolder(const char *path);
    int32_t BeginDelete(const char *path);
    int32_t BeginSetArchive(const char *path, bool isSet);

    /// Gets the result of a request: kAgain while it is under way. The buffer is for reads only.
    int32_t Take(int32_t ticket, uint8_t *buffer = nullptr);

    /// Gives a request up that no one will take. It is done all the same, but a file or folder that it opens is closed.
    void Abandon(int32_t ticket);

    /// Appends what there is space for. Returns how many bytes were taken, 0 to `count`, or a CardStatus: of this call or
    /// of a late write before it.
    int32_t AppendSome(int32_t handle, const uint8_t *bytes, uint32_t count);

    /// Writes over what was appended before, in pieces: returns how many bytes were taken, or a CardStatus. The next
    /// piece goes to the position after those.
    int32_t OverwriteSome(int32_t handle, int64_t position, const uint8_t *bytes, uint32_t count);

    /// Puts a sync behind all that was taken before. Ok, Again, or an error of this call or of a late write before it.
    CardStatus Sync(int32_t handle);

    /// The length with all that was taken; or a CardStatus.
    int64_t GetLength(int32_t handle);

private:
    /// Which way bytes go to the card.
    enum class Route
    {
        Ring,
        Slot,
        Wait,
    };

    Request *ClaimSlot(RequestKind kind, int32_t *refusal);
    int32_t Ask(Request &request);
    int32_t BeginPath(RequestKind kind, const char *path, bool isSet = false);
    int32_t BeginFile(RequestKind kind, int file);
    CardStatus FindFile(int32_t handle, int *file);
    CardStatus FindWritable(int32_t handle, int *file);
    CardStatus FindFolder(int32_t handle, int *folder);
    bool ClosesWithoutCard(HandleState *handle);
    Route Choose(int file);
    int32_t LetWriterWait(int file);
    int32_t AppendToRing(int file, const uint8_t *bytes, uint32_t count);
    int32_t WriteBySlot(int file, int64_t position, const uint8_t *bytes, uint32_t count);
    void AddMarker(bool isSync, int64_t position, const uint8_t *bytes, uint32_t count);
    bool TakePiece(Request &request, uint8_t *buffer);
    bool IsOpen(const Request &request);

    CardState state_;
    CardTask task_;

    /// Makes the callers one, so that the ring has one writer. Held while bytes are copied; the card's task never
    /// takes it. Taken before the lock of the state.
    Mutex callers_;
};

} // namespace videorecorder
