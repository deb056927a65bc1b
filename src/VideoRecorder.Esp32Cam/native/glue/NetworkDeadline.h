#pragma once

#include <nanoCLR_Interop.h>

/// The native methods of VideoRecorder.Esp32Cam.NetworkDeadline. The names are those that the metadata processor makes.
struct Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_NetworkDeadline
{
    NANOCLR_NATIVE_DECLARE(Arm___STATIC__VOID__I4);
    NANOCLR_NATIVE_DECLARE(Disarm___STATIC__BOOLEAN);
};
