#pragma once

#include <nanoCLR_Interop.h>

/// The native methods of VideoRecorder.Esp32Cam.Camera. The names are those that the metadata processor makes.
struct Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_Camera
{
    NANOCLR_NATIVE_DECLARE(
        Start___STATIC__VideoRecorderEsp32CamCameraStatus__I4__I4__I4__BOOLEAN__BOOLEAN__I4__I4);
    NANOCLR_NATIVE_DECLARE(TakeFrame___STATIC__VideoRecorderEsp32CamCameraStatus__I4__SZARRAY_I4);
    NANOCLR_NATIVE_DECLARE(CopyFrame___STATIC__I4__SZARRAY_U1__I4);
    NANOCLR_NATIVE_DECLARE(ReleaseFrame___STATIC__VOID);
    NANOCLR_NATIVE_DECLARE(Stop___STATIC__VOID);
};
