#include "NetworkDeadline.h"

#include "Interop.h"
#include "Parts.h"

using namespace videorecorder::glue;
using Methods = Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_NetworkDeadline;

HRESULT Methods::Arm___STATIC__VOID__I4(CLR_RT_StackFrame &stack)
{
    const CLR_INT32 milliseconds = stack.Arg0().NumericByRef().s4;
    if (milliseconds < 1)
    {
        return CLR_E_OUT_OF_RANGE;
    }

    TheParts().deadline.Arm(milliseconds);
    return S_OK;
}

HRESULT Methods::Disarm___STATIC__BOOLEAN(CLR_RT_StackFrame &stack)
{
    stack.SetResult_Boolean(TheParts().deadline.Disarm());
    return S_OK;
}
