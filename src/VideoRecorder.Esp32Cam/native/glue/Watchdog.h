#pragma once

#include <nanoCLR_Interop.h>

/// The native methods of VideoRecorder.Esp32Cam.Watchdog. The names are those that the metadata processor makes.
struct Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_Watchdog
{
    NANOCLR_NATIVE_DECLARE(Start___STATIC__BOOLEAN__I4);
    NANOCLR_NATIVE_DECLARE(Feed___STATIC__VOID);
    NANOCLR_NATIVE_DECLARE(Enter___STATIC__VOID__I4);
    NANOCLR_NATIVE_DECLARE(Leave___STATIC__VOID__I4);
    NANOCLR_NATIVE_DECLARE(NoteStill___STATIC__VOID__I4);
    NANOCLR_NATIVE_DECLARE(GetResetReason___STATIC__VideoRecorderEsp32CamResetReason);
    NANOCLR_NATIVE_DECLARE(GetLastNote___STATIC__I4);
};
