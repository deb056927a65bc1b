#include "WifiStation.h"

#include "Interop.h"
#include "Platform.h"

namespace platform = videorecorder::platform;
using Methods = Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_WifiStation;

HRESULT Methods::GetSignalDbm___STATIC__I4(CLR_RT_StackFrame &stack)
{
    stack.SetResult_I4(platform::SignalDbm());
    return S_OK;
}

HRESULT Methods::DisablePowerSave___STATIC__BOOLEAN(CLR_RT_StackFrame &stack)
{
    stack.SetResult_Boolean(platform::DisablePowerSave());
    return S_OK;
}
