#include "CardVolume.h"

#include "CardCalls.h"

using namespace videorecorder;
using namespace videorecorder::glue;
using Methods = Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardVolume;

namespace
{

// Where GetSpace puts its numbers, and what ReadFolder needs, as CardVolume of C# says.
enum SpacePlace : uint32_t
{
    kTotalBytesAt,
    kFreeBytesAt,
    kSpaceCount,
};

constexpr uint32_t kLeastFolderBytes = 512;

// A request about a path.
template <typename Begin> HRESULT RequestForPath(CLR_RT_StackFrame &stack, Begin begin)
{
    const char *path = nullptr;
    const HRESULT hr = GetText(stack.Arg0(), path);
    return FAILED(hr) ? hr : ReturnRequest(stack, nullptr, [=]() { return begin(path); });
}

} // namespace

HRESULT Methods::Attach___STATIC__VideoRecorderEsp32CamCardStatus__STRING(CLR_RT_StackFrame &stack)
{
    const char *root = nullptr;
    CardStatus status;
    HRESULT hr = GetText(stack.Arg0(), root);
    if (SUCCEEDED(hr))
    {
        hr = Repeat(stack, status, [=]() { return Card().Attach(root); });
    }

    if (FAILED(hr))
    {
        return hr;
    }

    SetResult(stack, status);
    return S_OK;
}

HRESULT Methods::Detach___STATIC__VOID(CLR_RT_StackFrame &stack)
{
    CardStatus status;
    return Repeat(stack, status, []() { return Card().Detach(); });
}

HRESULT Methods::GetSpace___STATIC__VideoRecorderEsp32CamCardStatus__SZARRAY_I8(CLR_RT_StackFrame &stack)
{
    void *first = nullptr;
    CardSpace space;
    CardStatus status;
    HRESULT hr = GetNumbers(stack.Arg0(), kSpaceCount, first);
    if (SUCCEEDED(hr))
    {
        hr = Repeat(stack, status, [&]() { return Card().GetSpace(&space); });
    }

    if (FAILED(hr))
    {
        return hr;
    }

    if (status == CardStatus::Ok)
    {
        // Not through a pointer to CLR_INT64: the elements of a managed array lie at multiples of 4.
        memcpy(static_cast<uint8_t *>(first) + kTotalBytesAt * sizeof(CLR_INT64), &space.totalBytes, sizeof(CLR_INT64));
        memcpy(static_cast<uint8_t *>(first) + kFreeBytesAt * sizeof(CLR_INT64), &space.freeBytes, sizeof(CLR_INT64));
    }

    SetResult(stack, status);
    return S_OK;
}

HRESULT Methods::OpenFolder___STATIC__I4__STRING(CLR_RT_StackFrame &stack)
{
    return RequestForPath(stack, [](const char *path) { return Card().BeginOpenFolder(path); });
}

HRESULT Methods::ReadFolder___STATIC__I4__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    const CLR_INT32 handle = stack.Arg0().NumericByRef().s4;
    Bytes bytes;
    const HRESULT hr = GetBytes(stack.Arg1(), 0, bytes);
    if (FAILED(hr))
    {
        return hr;
    }

    if (bytes.count < kLeastFolderBytes)
    {
        return CLR_E_OUT_OF_RANGE;
    }

    return ReturnRequest(
        stack,
        bytes.first,
        [=]() { return Card().BeginReadFolder(handle, bytes.count); });
}

HRESULT Methods::CloseFolder___STATIC__VOID__I4(CLR_RT_StackFrame &stack)
{
    const CLR_INT32 handle = stack.Arg0().NumericByRef().s4;
    CLR_INT32 result;
    return MakeRequest(stack, result, nullptr, [=]() { return Card().BeginCloseFolder(handle); });
}

HRESULT Methods::CreateFolder___STATIC__VideoRecorderEsp32CamCardStatus__STRING(CLR_RT_StackFrame &stack)
{
    return RequestForPath(stack, [](const char *path) { return Card().BeginCreateFolder(path); });
}

HRESULT Methods::Delete___STATIC__VideoRecorderEsp32CamCardStatus__STRING(CLR_RT_StackFrame &stack)
{
    return RequestForPath(stack, [](const char *path) { return Card().BeginDelete(path); });
}

HRESULT Methods::SetArchive___STATIC__VideoRecorderEsp32CamCardStatus__STRING__BOOLEAN(CLR_RT_StackFrame &stack)
{
    const bool isSet = stack.Arg1().NumericByRef().u1 != 0;
    return RequestForPath(stack, [=](const char *path) { return Card().BeginSetArchive(path, isSet); });
}
