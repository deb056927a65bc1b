#pragma once

#include <nanoCLR_Interop.h>

/// The native methods of VideoRecorder.Esp32Cam.CardVolume. The names are those that the metadata processor makes.
struct Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardVolume
{
    NANOCLR_NATIVE_DECLARE(Attach___STATIC__VideoRecorderEsp32CamCardStatus__STRING);
    NANOCLR_NATIVE_DECLARE(Detach___STATIC__VOID);
    NANOCLR_NATIVE_DECLARE(GetSpace___STATIC__VideoRecorderEsp32CamCardStatus__SZARRAY_I8);
    NANOCLR_NATIVE_DECLARE(OpenFolder___STATIC__I4__STRING);
    NANOCLR_NATIVE_DECLARE(ReadFolder___STATIC__I4__I4__SZARRAY_U1);
    NANOCLR_NATIVE_DECLARE(CloseFolder___STATIC__VOID__I4);
    NANOCLR_NATIVE_DECLARE(CreateFolder___STATIC__VideoRecorderEsp32CamCardStatus__STRING);
    NANOCLR_NATIVE_DECLARE(Delete___STATIC__VideoRecorderEsp32CamCardStatus__STRING);
    NANOCLR_NATIVE_DECLARE(SetArchive___STATIC__VideoRecorderEsp32CamCardStatus__STRING__BOOLEAN);
};
