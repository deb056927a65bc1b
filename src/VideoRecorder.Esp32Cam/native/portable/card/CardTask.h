#pragma once

#include "CardPort.h"
#include "CardState.h"
#include "requests/RequestRunner.h"
#include "stream/StreamWriter.h"

namespace videorecorder
{

/// The one task that uses the card: a block of the ring, then a request, in turn.
class CardTask
{
public:
    CardTask(CardState &state, CardPort &port);
    CardTask(const CardTask &) = delete;
    CardTask &operator=(const CardTask &) = delete;

    /// Starts it; false when there is no memory for it.
    bool Start();

private:
    static void RunTask(void *self);
    void Run();
    bool IsDetaching();
    bool MayFlush();
    bool FindSpace();
    bool Woken(bool did);

    CardState &state_;
    CardPort &port_;
    StreamWriter stream_;
    RequestRunner runner_;
};

} // namespace videorecorder
