#include "Watchdog.h"

#include "Interop.h"
#include "Parts.h"
#include "Platform.h"

using namespace videorecorder::glue;
namespace platform = videorecorder::platform;
using Methods = Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_Watchdog;

namespace
{

constexpr CLR_INT32 kShortestMs = 1000;
constexpr CLR_INT32 kLongestMs = 3600000;
constexpr CLR_INT32 kLastPart = 15;

bool IsPart(CLR_INT32 part)
{
    return part >= 0 && part <= kLastPart;
}

} // namespace

HRESULT Methods::Start___STATIC__BOOLEAN__I4(CLR_RT_StackFrame &stack)
{
    const CLR_INT32 timeoutMs = stack.Arg0().NumericByRef().s4;
    if (timeoutMs < kShortestMs || timeoutMs > kLongestMs)
    {
        return CLR_E_OUT_OF_RANGE;
    }

    TheParts(); // a restart of the CLR has to stop it
    stack.SetResult_Boolean(platform::StartWatchdog(timeoutMs));
    return S_OK;
}

HRESULT Methods::Feed___STATIC__VOID(CLR_RT_StackFrame &)
{
    platform::FeedWatchdog();
    return S_OK;
}

HRESULT Methods::Enter___STATIC__VOID__I4(CLR_RT_StackFrame &stack)
{
    const CLR_INT32 part = stack.Arg0().NumericByRef().s4;
    if (!IsPart(part))
    {
        return CLR_E_OUT_OF_RANGE;
    }

    TheParts().note.Enter(part);
    return S_OK;
}

HRESULT Methods::Leave___STATIC__VOID__I4(CLR_RT_StackFrame &stack)
{
    const CLR_INT32 part = stack.Arg0().NumericByRef().s4;
    if (!IsPart(part))
    {
        return CLR_E_OUT_OF_RANGE;
    }

    TheParts().note.Leave(part);
    return S_OK;
}

HRESULT Methods::NoteStill___STATIC__VOID__I4(CLR_RT_StackFrame &stack)
{
    TheParts().note.NoteStill(stack.Arg0().NumericByRef().s4);
    return S_OK;
}

HRESULT Methods::GetResetReason___STATIC__VideoRecorderEsp32CamResetReason(CLR_RT_StackFrame &stack)
{
    stack.SetResult_I4(platform::ResetReason());
    return S_OK;
}

HRESULT Methods::GetLastNote___STATIC__I4(CLR_RT_StackFrame &stack)
{
    stack.SetResult_I4(TheParts().note.GetLast());
    return S_OK;
}
