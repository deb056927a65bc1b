// nanoCLR's headers, and how a native method waits without stopping the other managed threads.
//
// nanoCLR runs all managed threads in one task. A native method that waits returns CLR_E_THREAD_WAITING; the CLR runs the
// other threads, and when the event comes it makes the same call again from the top. So a method keeps what it has done
// so far in a number on its evaluation stack, and takes all pointers to managed memory again: the garbage collector may
// have moved it meanwhile.

#pragma once

#include <nanoCLR_Interop.h>
#include <nanoCLR_Runtime.h>
#include <nanoHAL.h>

// nanoCLR's macros of these names break the C++ library's headers that come later.
#undef min
#undef max

#include <cstdint>

#include "../portable/Status.h"

namespace videorecorder
{
namespace glue
{

/// No end of a wait.
constexpr CLR_INT64 kNever = INT64_MAX;

/// The CLR's clock, in ticks of 100 ns.
CLR_INT64 Now();

/// When it is so many milliseconds later.
CLR_INT64 After(int32_t milliseconds);

/// Lets the other threads run until the event comes, but not for longer than kAskAgainMs nor past `until`.
/// A failure is to be returned as it is: the call is made again. Success says: ask again at once.
HRESULT Wait(CLR_RT_StackFrame &stack, CLR_UINT32 events, CLR_INT64 until = kNever);

HRESULT WaitForCard(CLR_RT_StackFrame &stack);
HRESULT WaitForCamera(CLR_RT_StackFrame &stack, CLR_INT64 until = kNever);

/// The number that a call keeps while it waits. It has the value `first` at the first entry.
CLR_INT32 &Kept(CLR_RT_StackFrame &stack, CLR_INT32 first);

/// Gives up the place of the number, so that the result can be set.
void DropKept(CLR_RT_StackFrame &stack);

/// Some elements of an array that a caller gave.
struct Bytes
{
    uint8_t *first = nullptr;
    uint32_t count = 0;
};

/// Gets all bytes of an array from an offset on. ArgumentNull, ArgumentOutOfRange.
HRESULT GetBytes(CLR_RT_HeapBlock &array, CLR_INT32 offset, Bytes &bytes);

/// Gets `count` bytes of an array from an offset on. ArgumentNull, ArgumentOutOfRange.
HRESULT GetBytes(CLR_RT_HeapBlock &array, CLR_INT32 offset, CLR_INT32 count, Bytes &bytes);

/// Gets the elements of an array of numbers, at least so many. ArgumentNull, ArgumentOutOfRange.
HRESULT GetNumbers(CLR_RT_HeapBlock &array, uint32_t atLeast, void *&first);

/// Gets a string. ArgumentNull.
HRESULT GetText(CLR_RT_HeapBlock &argument, const char *&text);

} // namespace glue
} // namespace videorecorder
