#pragma once

#include <cstdint>

namespace videorecorder
{

/// Memory that survives a reset but not a power failure (RTC memory, not cleared at boot). It may hold anything.
struct NoteMemory
{
    uint32_t magic;
    uint32_t note;
    uint32_t inverse;
};

/// The note that is kept for the next start: which parts stood still (bits 0 to 15), which were in a step (16 to 31).
/// Only the CLR's task uses it.
class WatchdogNote
{
public:
    explicit WatchdogNote(NoteMemory &memory) : memory_(memory) {}
    WatchdogNote(const WatchdogNote &) = delete;
    WatchdogNote &operator=(const WatchdogNote &) = delete;

    /// Reads what was noted before the last reset and begins an empty note, before any other call. Only the first call
    /// of a boot does something.
    /// After power on, and when the memory is not sound, there is no last note.
    void Begin(bool afterPowerOn);

    void Enter(int32_t part);
    void Leave(int32_t part);
    void NoteStill(int32_t parts);

    /// Forgets the steps that were under way, for a restart of the CLR alone: no part is in a step any more.
    void Restart();

    /// What was noted before the last reset; 0 when there is nothing.
    int32_t GetLast() const { return static_cast<int32_t>(last_); }

private:
    void Store(uint32_t note);

    NoteMemory &memory_;
    bool begun_ = false;
    uint32_t note_ = 0;
    uint32_t last_ = 0;
};

} // namespace videorecorder
