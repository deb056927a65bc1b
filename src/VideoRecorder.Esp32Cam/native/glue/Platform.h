// What only the platform has. The glue calls it; esp32/ implements it for the board, host/ for a PC.
// All of it is called by the CLR's task. No function here blocks for longer than a few milliseconds.

#pragma once

#include <cstddef>

namespace videorecorder
{
class CameraPort;
class CardPort;
class SocketPort;

namespace platform
{

// The lowest layer. One object each, made at the first call, never destroyed.
CardPort &Card();
CameraPort &Camera();
SocketPort &Sockets();

// Takes the pins of the camera from C#, or gives them back.
// Returns false, and holds none of them, if C# has opened one of them already.
bool ReserveCameraPins(bool reserve);

// dBm of the current access point, 0 without one.
int SignalDbm();

// Keeps the radio awake. Returns whether the driver took it.
bool DisablePowerSave();

// Why the board last started: a value of the managed enum ResetReason.
int ResetReason();

// Starts the watchdog, or changes its time-out. It resets the board after timeoutMs without FeedWatchdog.
bool StartWatchdog(int timeoutMs);
void FeedWatchdog();

// Only for the restart of the CLR alone: a new program need not know of a watchdog.
void StopWatchdog();

// Memory that survives each reset but not the loss of power, where it holds anything. Aligned for 32-bit words.
constexpr size_t kNoteBytes = 32;
void *NoteMemory();

// Has the function called when the CLR restarts without the board. Adding it twice calls it once.
void AddSoftRebootHandler(void (*handler)());

} // namespace platform
} // namespace videorecorder
