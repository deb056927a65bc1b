#include "CardFile.h"

#include "CardCalls.h"

using namespace videorecorder;
using namespace videorecorder::glue;
using Methods = Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardFile;

namespace
{

// Gets the arguments that Read and Overwrite share: a file, a position in it, and bytes of an array.
HRESULT GetPlace(CLR_RT_StackFrame &stack, CLR_INT32 &handle, CLR_INT64 &position, Bytes &bytes)
{
    handle = stack.Arg0().NumericByRef().s4;
    position = stack.Arg1().NumericByRef().s8;
    const HRESULT hr =
        GetBytes(stack.Arg2(), stack.Arg3().NumericByRef().s4, stack.Arg4().NumericByRef().s4, bytes);
    if (FAILED(hr))
    {
        return hr;
    }

    return position < 0 ? CLR_E_OUT_OF_RANGE : S_OK;
}

} // namespace

HRESULT Methods::Open___STATIC__I4__STRING__VideoRecorderEsp32CamCardFileMode(CLR_RT_StackFrame &stack)
{
    const char *path = nullptr;
    const CLR_INT32 mode = stack.Arg1().NumericByRef().s4;
    const HRESULT hr = GetText(stack.Arg0(), path);
    if (FAILED(hr))
    {
        return hr;
    }

    if (mode < static_cast<CLR_INT32>(CardFileMode::CreateNew) || mode > static_cast<CLR_INT32>(CardFileMode::Write))
    {
        return CLR_E_OUT_OF_RANGE;
    }

    return ReturnRequest(
        stack,
        nullptr,
        [=]() { return Card().BeginOpen(path, static_cast<CardFileMode>(mode)); });
}

HRESULT Methods::GetLength___STATIC__I8__I4(CLR_RT_StackFrame &stack)
{
    stack.SetResult_I8(Card().GetLength(stack.Arg0().NumericByRef().s4));
    return S_OK;
}

HRESULT Methods::Append___STATIC__VideoRecorderEsp32CamCardStatus__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    const CLR_INT32 handle = stack.Arg0().NumericByRef().s4;
    Bytes bytes;
    const HRESULT hr =
        GetBytes(stack.Arg1(), stack.Arg2().NumericByRef().s4, stack.Arg3().NumericByRef().s4, bytes);
    if (FAILED(hr))
    {
        return hr;
    }

    return HandOver(
        stack,
        bytes.count,
        [=](uint32_t done) { return Card().AppendSome(handle, bytes.first + done, bytes.count - done); });
}

HRESULT Methods::AppendFrame___STATIC__VideoRecorderEsp32CamCardStatus__I4(CLR_RT_StackFrame &stack)
{
    const CLR_INT32 handle = stack.Arg0().NumericByRef().s4;
    const uint8_t *first = nullptr;
    uint32_t length = 0;
    const bool held = TheParts().camera.GetHeld(&first, &length);

    return HandOver(
        stack,
        length,
        [=](uint32_t done)
        {
            // While this call waited, another thread may have released the frame or taken another.
            return held && done <= length ? Card().AppendSome(handle, first + done, length - done)
                                          : static_cast<int32_t>(CardStatus::NotValid);
        });
}

HRESULT Methods::Overwrite___STATIC__VideoRecorderEsp32CamCardStatus__I4__I8__SZARRAY_U1__I4__I4(
    CLR_RT_StackFrame &stack)
{
    CLR_INT32 handle;
    CLR_INT64 position;
    Bytes bytes;
    const HRESULT hr = GetPlace(stack, handle, position, bytes);
    if (FAILED(hr))
    {
        return hr;
    }

    return HandOver(
        stack,
        bytes.count,
        [=](uint32_t done)
        { return Card().OverwriteSome(handle, position + done, bytes.first + done, bytes.count - done); });
}

HRESULT Methods::Read___STATIC__I4__I4__I8__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    CLR_INT32 handle;
    CLR_INT64 position;
    Bytes bytes;
    const HRESULT hr = GetPlace(stack, handle, position, bytes);
    if (FAILED(hr))
    {
        return hr;
    }

    return ReturnRequest(
        stack,
        bytes.first,
        [=]() { return Card().BeginRead(handle, position, bytes.count); });
}

HRESULT Methods::Truncate___STATIC__VideoRecorderEsp32CamCardStatus__I4__I8(CLR_RT_StackFrame &stack)
{
    const CLR_INT32 handle = stack.Arg0().NumericByRef().s4;
    const CLR_INT64 length = stack.Arg1().NumericByRef().s8;
    if (length < 0)
    {
        return CLR_E_OUT_OF_RANGE;
    }

    return ReturnRequest(stack, nullptr, [=]() { return Card().BeginTruncate(handle, length); });
}

HRESULT Methods::Sync___STATIC__VideoRecorderEsp32CamCardStatus__I4(CLR_RT_StackFrame &stack)
{
    const CLR_INT32 handle = stack.Arg0().NumericByRef().s4;
    CardStatus status;
    const HRESULT hr = Repeat(stack, status, [=]() { return Card().Sync(handle); });
    if (FAILED(hr))
    {
        return hr;
    }

    SetResult(stack, status);
    return S_OK;
}

HRESULT Methods::Close___STATIC__VideoRecorderEsp32CamCardStatus__I4(CLR_RT_StackFrame &stack)
{
    const CLR_INT32 handle = stack.Arg0().NumericByRef().s4;
    return ReturnRequest(stack, nullptr, [=]() { return Card().BeginClose(handle); });
}
