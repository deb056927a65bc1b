#pragma once

#include "BoardPort.h"
#include "CaptureLoop.h"
#include "CardWorker.h"
#include "DeadlineTimer.h"
#include "WatchdogNote.h"

namespace videorecorder
{

/// All that the glue calls.
struct NativeParts
{
    CardWorker &card;
    CaptureLoop &camera;
    DeadlineTimer &deadline;
    WatchdogNote &note;
    BoardPort &board;

    /// Stops all of it for a restart of the CLR alone: camera off, files closed, deadline and watchdog off. Waits for
    /// the native tasks, but not for ever.
    void StopAll();
};

/// The parts of this board; made at the first call. Defined by the platform (esp32/, host/), called by the CLR's task.
NativeParts &Parts();

} // namespace videorecorder
