#include "Camera.h"

#include "Interop.h"
#include "Parts.h"

using namespace videorecorder;
using namespace videorecorder::glue;
using Methods = Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_Camera;

namespace
{

// What TakeFrame tells, at the places that Camera of C# names.
enum FactPlace : uint32_t
{
    kLengthAt,
    kWidthAt,
    kHeightAt,
    kFaultAt,
    kFactCount,
};

void Tell(const FrameFacts &facts, CLR_INT32 *numbers)
{
    numbers[kLengthAt] = static_cast<CLR_INT32>(facts.length);
    numbers[kWidthAt] = static_cast<CLR_INT32>(facts.width);
    numbers[kHeightAt] = static_cast<CLR_INT32>(facts.height);
    numbers[kFaultAt] = static_cast<CLR_INT32>(facts.fault);
}

CameraSettings ReadSettings(CLR_RT_StackFrame &stack)
{
    CameraSettings settings;
    settings.width = stack.Arg0().NumericByRef().s4;
    settings.height = stack.Arg1().NumericByRef().s4;
    settings.jpegQuality = stack.Arg2().NumericByRef().s4;
    settings.flipVertical = stack.Arg3().NumericByRef().u1 != 0;
    settings.mirrorHorizontal = stack.Arg4().NumericByRef().u1 != 0;
    settings.frameBuffers = stack.Arg5().NumericByRef().s4;
    settings.clockHz = stack.Arg6().NumericByRef().s4;
    return settings;
}

} // namespace

HRESULT Methods::Start___STATIC__VideoRecorderEsp32CamCameraStatus__I4__I4__I4__BOOLEAN__BOOLEAN__I4__I4(
    CLR_RT_StackFrame &stack)
{
    if (!TheParts().HoldCameraPins())
    {
        return CLR_E_PIN_UNAVAILABLE;
    }

    const CameraSettings settings = ReadSettings(stack);
    CameraStatus status;
    while ((status = TheParts().camera.Start(settings)) == CameraStatus::Again)
    {
        const HRESULT hr = WaitForCamera(stack);
        if (FAILED(hr))
        {
            return hr;
        }
    }

    stack.SetResult_I4(static_cast<CLR_INT32>(status));
    return S_OK;
}

HRESULT Methods::TakeFrame___STATIC__VideoRecorderEsp32CamCameraStatus__I4__SZARRAY_I4(CLR_RT_StackFrame &stack)
{
    const CLR_INT32 timeoutMs = stack.Arg0().NumericByRef().s4;
    void *numbers = nullptr;
    HRESULT hr = GetNumbers(stack.Arg1(), kFactCount, numbers);
    if (FAILED(hr))
    {
        return hr;
    }

    if (timeoutMs < 0)
    {
        return CLR_E_OUT_OF_RANGE;
    }

    // The end of the wait is kept on the evaluation stack, as nanoCLR's own calls with a time-out do.
    CLR_RT_HeapBlock timeout;
    timeout.SetInteger(static_cast<CLR_INT64>(timeoutMs) * TIME_CONVERSION__TO_MILLISECONDS);
    CLR_INT64 *until = nullptr;
    hr = stack.SetupTimeoutFromTicks(timeout, until);
    if (FAILED(hr))
    {
        return hr;
    }

    FrameFacts facts;
    CameraStatus status;
    while ((status = TheParts().camera.Take(&facts)) == CameraStatus::Again)
    {
        if (Now() >= *until)
        {
            status = CameraStatus::TimedOut;
            break;
        }

        hr = WaitForCamera(stack, *until);
        if (FAILED(hr))
        {
            return hr;
        }
    }

    if (status == CameraStatus::Ok)
    {
        Tell(facts, static_cast<CLR_INT32 *>(numbers));
    }

    DropKept(stack);
    stack.SetResult_I4(static_cast<CLR_INT32>(status));
    return S_OK;
}

HRESULT Methods::CopyFrame___STATIC__I4__SZARRAY_U1__I4(CLR_RT_StackFrame &stack)
{
    Bytes bytes;
    const HRESULT hr = GetBytes(stack.Arg0(), stack.Arg1().NumericByRef().s4, bytes);
    if (FAILED(hr))
    {
        return hr;
    }

    stack.SetResult_I4(static_cast<CLR_INT32>(TheParts().camera.Copy(bytes.first, bytes.count)));
    return S_OK;
}

HRESULT Methods::ReleaseFrame___STATIC__VOID(CLR_RT_StackFrame &)
{
    TheParts().camera.Release();
    return S_OK;
}

HRESULT Methods::Stop___STATIC__VOID(CLR_RT_StackFrame &stack)
{
    while (TheParts().camera.Stop() == CameraStatus::Again)
    {
        const HRESULT hr = WaitForCamera(stack);
        if (FAILED(hr))
        {
            return hr;
        }
    }

    TheParts().FreeCameraPins();
    return S_OK;
}
