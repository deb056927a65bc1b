#include "Interop.h"

namespace videorecorder
{
namespace glue
{

CLR_INT64 Now()
{
    return static_cast<CLR_INT64>(HAL_Time_CurrentTime());
}

CLR_INT64 After(int32_t milliseconds)
{
    return Now() + static_cast<CLR_INT64>(milliseconds) * TIME_CONVERSION__TO_MILLISECONDS;
}

HRESULT Wait(CLR_RT_StackFrame &stack, CLR_UINT32 events, CLR_INT64 until)
{
    const CLR_INT64 askAgain = After(kAskAgainMs);
    const CLR_INT64 expire = until < askAgain ? until : askAgain;
    bool came = false;
    return g_CLR_RT_ExecutionEngine.WaitEvents(stack.m_owningThread, expire, events, came);
}

HRESULT WaitForCard(CLR_RT_StackFrame &stack)
{
    return Wait(stack, Event_StorageIo);
}

HRESULT WaitForCamera(CLR_RT_StackFrame &stack, CLR_INT64 until)
{
    return Wait(stack, Event_Radio, until);
}

CLR_INT32 &Kept(CLR_RT_StackFrame &stack, CLR_INT32 first)
{
    if (stack.m_customState == 0)
    {
        stack.PushValueAndClear().SetInteger(first);
        stack.m_customState = 1;
    }

    return stack.m_evalStack[0].NumericByRef().s4;
}

void DropKept(CLR_RT_StackFrame &stack)
{
    stack.PopValue();
}

HRESULT GetBytes(CLR_RT_HeapBlock &array, CLR_INT32 offset, Bytes &bytes)
{
    CLR_RT_HeapBlock_Array *elements = array.DereferenceArray();
    if (elements == nullptr)
    {
        return CLR_E_ARGUMENT_NULL;
    }

    if (offset < 0 || static_cast<uint32_t>(offset) > elements->m_numOfElements)
    {
        return CLR_E_OUT_OF_RANGE;
    }

    bytes.first = elements->GetFirstElement() + offset;
    bytes.count = elements->m_numOfElements - static_cast<uint32_t>(offset);
    return S_OK;
}

HRESULT GetBytes(CLR_RT_HeapBlock &array, CLR_INT32 offset, CLR_INT32 count, Bytes &bytes)
{
    const HRESULT hr = GetBytes(array, offset, bytes);
    if (FAILED(hr))
    {
        return hr;
    }

    if (count < 0 || static_cast<uint32_t>(count) > bytes.count)
    {
        return CLR_E_OUT_OF_RANGE;
    }

    bytes.count = static_cast<uint32_t>(count);
    return S_OK;
}

HRESULT GetNumbers(CLR_RT_HeapBlock &array, uint32_t atLeast, void *&first)
{
    CLR_RT_HeapBlock_Array *elements = array.DereferenceArray();
    if (elements == nullptr)
    {
        return CLR_E_ARGUMENT_NULL;
    }

    first = elements->GetFirstElement();
    return elements->m_numOfElements < atLeast ? CLR_E_OUT_OF_RANGE : S_OK;
}

HRESULT GetText(CLR_RT_HeapBlock &argument, const char *&text)
{
    text = argument.RecoverString();
    return text == nullptr ? CLR_E_ARGUMENT_NULL : S_OK;
}

} // namespace glue
} // namespace videorecorder
