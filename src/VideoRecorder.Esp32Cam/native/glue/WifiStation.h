#pragma once

#include <nanoCLR_Interop.h>

/// The native methods of VideoRecorder.Esp32Cam.WifiStation. The names are those that the metadata processor makes.
struct Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_WifiStation
{
    NANOCLR_NATIVE_DECLARE(GetSignalDbm___STATIC__I4);
    NANOCLR_NATIVE_DECLARE(DisablePowerSave___STATIC__BOOLEAN);
};
