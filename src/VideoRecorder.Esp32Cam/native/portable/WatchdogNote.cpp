#include "WatchdogNote.h"

namespace videorecorder
{

namespace
{

constexpr uint32_t kMagic = 0x56524E31; // "VRN1": another layout of the memory gets another number
constexpr int32_t kParts = 16;
constexpr uint32_t kStillBits = 0xFFFF;

uint32_t StepBit(int32_t part)
{
    return part < 0 || part >= kParts ? 0 : 1U << (kParts + part);
}

} // namespace

void WatchdogNote::Begin(bool afterPowerOn)
{
    if (begun_)
    {
        return;
    }

    begun_ = true;
    const bool sound = memory_.magic == kMagic && memory_.note == ~memory_.inverse;
    last_ = sound && !afterPowerOn ? memory_.note : 0;
    Store(0);
}

void WatchdogNote::Enter(int32_t part)
{
    Store(note_ | StepBit(part));
}

void WatchdogNote::Leave(int32_t part)
{
    Store(note_ & ~StepBit(part));
}

void WatchdogNote::NoteStill(int32_t parts)
{
    Store((note_ & ~kStillBits) | (static_cast<uint32_t>(parts) & kStillBits));
}

void WatchdogNote::Restart()
{
    Store(0);
}

// A reset may come between any two of these stores: the memory is then not sound, and the note is lost, not wrong.
void WatchdogNote::Store(uint32_t note)
{
    note_ = note;
    memory_.magic = kMagic;
    memory_.note = note;
    memory_.inverse = ~note;
}

} // namespace videorecorder
