#include "CardTask.h"

#include "../Guard.h"

namespace videorecorder
{

namespace
{

// FatFs keeps its buffers for long names on the heap; the path and the SD driver's calls are what is deep.
constexpr uint32_t kStackBytes = 6144;

// A little above the CLR: it mostly waits for the card, and what it delays by its copies is short.
constexpr int kPriority = 6;

// A full ring takes a usual card less than 2 s.
constexpr int32_t kFlushMs = 2000;

} // namespace

CardTask::CardTask(CardState &state, CardPort &port)
    : state_(state), port_(port), stream_(state, port), runner_(state, port)
{
}

bool CardTask::Start()
{
    return StartTask("card", kStackBytes, kPriority, RunTask, this);
}

void CardTask::RunTask(void *self)
{
    static_cast<CardTask *>(self)->Run();
}

void CardTask::Run()
{
    for (;;)
    {
        if (IsDetaching())
        {
            while (MayFlush() && stream_.Step())
            {
            }

            runner_.CloseDown();
            state_.WakeWaiting();
        }

        bool did = Woken(stream_.Step());
        did |= Woken(runner_.Step());
        did |= Woken(FindSpace());
        if (did)
        {
            continue;
        }

        {
            Guard guard(state_.mutex);
            if (state_.quit)
            {
                state_.ended.Set(); // nothing is touched after this block
                return;
            }
        }

        state_.work.Wait(kForever);
    }
}

bool CardTask::IsDetaching()
{
    Guard guard(state_.mutex);
    return state_.attachment == Attachment::Detaching;
}

// A detach takes what waits in the ring along, up to the first request that waits for it, unless the card is slow.
bool CardTask::MayFlush()
{
    Guard guard(state_.mutex);
    return NowMs() - state_.detachSinceMs < kFlushMs;
}

// Size and free space, once for each attach: it may read all of the card's FAT.
bool CardTask::FindSpace()
{
    {
        Guard guard(state_.mutex);
        if (state_.spaceState != SpaceState::Wanted || state_.attachment != Attachment::Attached)
        {
            return false;
        }

        state_.busySinceMs = NowMs();
    }

    CardSpace space;
    const CardStatus status = port_.QuerySpace(&space);
    Guard guard(state_.mutex);
    state_.busySinceMs = CardState::kNotBusy;
    state_.space = space;
    state_.spaceError = status;
    state_.spaceState = status == CardStatus::Ok ? SpaceState::Known : SpaceState::NotKnowable;
    return true;
}

bool CardTask::Woken(bool did)
{
    if (did)
    {
        state_.WakeWaiting();
    }

    return did;
}

} // namespace videorecorder
