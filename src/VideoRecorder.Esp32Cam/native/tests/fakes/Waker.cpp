#include "Waker.h"

#include <mutex>

#include "Status.h"

namespace videorecorder
{

namespace
{

std::mutex listMutex;
Waker *list = nullptr;

} // namespace

Waker::Waker()
{
    std::lock_guard<std::mutex> lock(listMutex);
    next_ = list;
    list = this;
}

Waker::~Waker()
{
    std::lock_guard<std::mutex> lock(listMutex);
    Waker **link = &list;
    while (*link != this)
    {
        link = &(*link)->next_;
    }

    *link = next_;
}

void Waker::Wait()
{
    signal_.Wait(kAskAgainMs);
}

void Waker::WakeAll()
{
    std::lock_guard<std::mutex> lock(listMutex);
    for (Waker *waker = list; waker != nullptr; waker = waker->next_)
    {
        waker->signal_.Set();
    }
}

} // namespace videorecorder
