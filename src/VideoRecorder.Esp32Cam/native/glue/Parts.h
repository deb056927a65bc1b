// The native parts of this board, put together from the portable layer and the platform.

#pragma once

#include "../portable/camera/CaptureLoop.h"
#include "../portable/card/CardWorker.h"
#include "../portable/network/DeadlineTimer.h"
#include "../portable/WatchdogNote.h"

namespace videorecorder
{
namespace glue
{

/// All that managed code calls. Made at the first call of any of it, and never destroyed: their tasks run on.
struct Parts
{
    Parts();

    CardWorker card;
    CaptureLoop camera;
    DeadlineTimer deadline;
    WatchdogNote note;

    /// Takes the camera's pins from C#, once. Returns false if C# has one of them open.
    bool HoldCameraPins();

    /// Gives the pins back. Does nothing when they are not held.
    void FreeCameraPins();

    /// Ends all that a managed program has started, because the CLR restarts without the board. It waits for the card
    /// and the camera, but not for ever.
    void EndProgram();

private:
    bool pinsHeld_ = false;
};

/// The parts; only the CLR's task may call it.
Parts &TheParts();

} // namespace glue
} // namespace videorecorder
