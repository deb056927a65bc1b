#include "../glue/Platform.h"

#include <cstdint>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "Environment.h"
#include "FolderCamera.h"
#include "FolderCard.h"
#include "ProcessSockets.h"
#include "ThreadWatchdog.h"

// nanoFramework's PC host has it or not, according to its version: without it, it restarts no CLR.
extern void HAL_AddSoftRebootHandler(void (*handler)(void)) __attribute__((weak));

namespace videorecorder
{
namespace platform
{

namespace
{

constexpr int kPowerOn = 1;
constexpr int kUsualDbm = -50;

// None of these is destroyed at the end of the process: native tasks may still use them.
template <typename Part> Part &Immortal(Part *part)
{
    return *part;
}

host::ThreadWatchdog &Watchdog()
{
    static host::ThreadWatchdog &watchdog = Immortal(new host::ThreadWatchdog());
    return watchdog;
}

// The file of the note as memory; null when there is none.
void *MapNote(const char *path)
{
    const int file = path == nullptr ? -1 : open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0 || ftruncate(file, kNoteBytes) != 0)
    {
        return nullptr;
    }

    void *memory = mmap(nullptr, kNoteBytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    return memory == MAP_FAILED ? nullptr : memory;
}

} // namespace

CardPort &Card()
{
    static host::FolderCard &card = Immortal(new host::FolderCard(host::FolderCard::FromEnvironment()));
    return card;
}

CameraPort &Camera()
{
    static host::FolderCamera &camera = Immortal(new host::FolderCamera(host::FolderCamera::FromEnvironment()));
    return camera;
}

SocketPort &Sockets()
{
    static host::ProcessSockets &sockets = Immortal(new host::ProcessSockets());
    return sockets;
}

bool ReserveCameraPins(bool)
{
    return true;
}

int SignalDbm()
{
    return static_cast<int>(host::GetNumber("VIDEORECORDER_RSSI", kUsualDbm));
}

bool DisablePowerSave()
{
    return true;
}

int ResetReason()
{
    return static_cast<int>(host::GetNumber("VIDEORECORDER_RESET_REASON", kPowerOn));
}

bool StartWatchdog(int timeoutMs)
{
    return Watchdog().Start(timeoutMs);
}

void FeedWatchdog()
{
    Watchdog().Feed();
}

void StopWatchdog()
{
    Watchdog().Stop();
}

void *NoteMemory()
{
    alignas(uint32_t) static uint8_t memory[kNoteBytes];
    static void *const mapped = MapNote(host::GetText("VIDEORECORDER_NOTE"));
    return mapped == nullptr ? memory : mapped;
}

void AddSoftRebootHandler(void (*handler)())
{
    if (HAL_AddSoftRebootHandler != nullptr)
    {
        HAL_AddSoftRebootHandler(handler);
    }
}

} // namespace platform
} // namespace videorecorder
