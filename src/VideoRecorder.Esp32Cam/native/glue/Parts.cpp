#include "Parts.h"

#include <new>

#include "../portable/Wake.h"
#include "Interop.h"
#include "Platform.h"

namespace videorecorder
{

void WakeForCard()
{
    Events_Set(SYSTEM_EVENT_FLAG_STORAGE_IO);
}

void WakeForCamera()
{
    Events_Set(SYSTEM_EVENT_FLAG_RADIO);
}

namespace glue
{

namespace
{

// How long a restart of the CLR waits for the driver of the camera (its calls take up to 4 s), and for the card.
constexpr int32_t kCameraEndMs = 5000;
constexpr int32_t kCardEndMs = CardWorker::kDetachMs;

::videorecorder::NoteMemory &Note()
{
    static_assert(sizeof(::videorecorder::NoteMemory) <= platform::kNoteBytes, "the note does not fit");
    return *static_cast<::videorecorder::NoteMemory *>(platform::NoteMemory());
}

void EndProgram()
{
    TheParts().EndProgram();
}

Parts *Make()
{
    // Not a static object: at the end of a program on a PC its destructor would run under tasks that still work.
    alignas(Parts) static uint8_t memory[sizeof(Parts)];
    return new (memory) Parts();
}

} // namespace

Parts::Parts()
    : card(platform::Card(), WakeForCard), camera(platform::Camera(), WakeForCamera), deadline(platform::Sockets()),
      note(Note())
{
    note.Begin(platform::ResetReason() == static_cast<int>(::videorecorder::ResetReason::PowerOn));
    platform::AddSoftRebootHandler(glue::EndProgram);
}

bool Parts::HoldCameraPins()
{
    pinsHeld_ = pinsHeld_ || platform::ReserveCameraPins(true);
    return pinsHeld_;
}

void Parts::FreeCameraPins()
{
    if (pinsHeld_)
    {
        platform::ReserveCameraPins(false);
        pinsHeld_ = false;
    }
}

void Parts::EndProgram()
{
    deadline.Disarm();
    camera.StopNow(kCameraEndMs);
    FreeCameraPins();
    card.StopNow(kCardEndMs);
    platform::StopWatchdog();
    note.Restart();
}

Parts &TheParts()
{
    static Parts *const parts = Make();
    return *parts;
}

} // namespace glue
} // namespace videorecorder
