// How the calls of CardFile and CardVolume are made of those of the card worker, which never wait.

#pragma once

#include "../portable/card/CardWorker.h"
#include "Interop.h"
#include "Parts.h"

namespace videorecorder
{
namespace glue
{

inline CardWorker &Card()
{
    return TheParts().card;
}

inline void SetResult(CLR_RT_StackFrame &stack, CardStatus status)
{
    stack.SetResult_I4(static_cast<CLR_INT32>(status));
}

/// Calls until it is no longer CardStatus::Again.
template <typename Call> HRESULT Repeat(CLR_RT_StackFrame &stack, CardStatus &status, Call call)
{
    while ((status = call()) == CardStatus::Again)
    {
        const HRESULT hr = WaitForCard(stack);
        if (FAILED(hr))
        {
            return hr;
        }
    }

    return S_OK;
}

/// Begins a request, waits until it is done and gets its result. The ticket is the number that the call keeps.
/// When the thread is aborted meanwhile, the CLR makes the call once more to say so, and the request is given up.
template <typename Begin> HRESULT MakeRequest(CLR_RT_StackFrame &stack, CLR_INT32 &result, uint8_t *buffer, Begin begin)
{
    CLR_INT32 &ticket = Kept(stack, kAgain);
    if ((stack.m_flags & CLR_RT_StackFrame::c_CalledOnPop) != 0)
    {
        Card().Abandon(ticket);
        return S_OK;
    }

    while (true)
    {
        if (ticket == kAgain)
        {
            ticket = begin();
        }

        result = ticket >= 0 ? Card().Take(ticket, buffer) : ticket;
        if (result != kAgain)
        {
            break;
        }

        if (ticket >= 0)
        {
            stack.m_flags |= CLR_RT_StackFrame::c_CallOnPop;
        }

        const HRESULT hr = WaitForCard(stack);
        if (FAILED(hr))
        {
            return hr;
        }
    }

    stack.m_flags &= ~CLR_RT_StackFrame::c_CallOnPop;
    DropKept(stack);
    return S_OK;
}

/// A request whose result is what the managed call returns.
template <typename Begin> HRESULT ReturnRequest(CLR_RT_StackFrame &stack, uint8_t *buffer, Begin begin)
{
    CLR_INT32 result = 0;
    const HRESULT hr = MakeRequest(stack, result, buffer, begin);
    if (FAILED(hr))
    {
        return hr;
    }

    stack.SetResult_I4(result);
    return S_OK;
}

/// Hands over `count` bytes in as many pieces as it takes, and returns the status. `some` gets how many are through, and
/// returns how many more were taken; the sum is the number that the call keeps.
template <typename Some> HRESULT HandOver(CLR_RT_StackFrame &stack, uint32_t count, Some some)
{
    CLR_INT32 &done = Kept(stack, 0);
    CLR_INT32 taken;
    while ((taken = some(static_cast<uint32_t>(done))) >= 0)
    {
        done += taken;
        if (static_cast<uint32_t>(done) >= count)
        {
            break;
        }

        const HRESULT hr = WaitForCard(stack);
        if (FAILED(hr))
        {
            return hr;
        }
    }

    DropKept(stack);
    SetResult(stack, taken < 0 ? static_cast<CardStatus>(taken) : CardStatus::Ok);
    return S_OK;
}

} // namespace glue
} // namespace videorecorder
