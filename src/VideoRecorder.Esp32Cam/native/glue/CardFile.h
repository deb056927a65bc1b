#pragma once

#include <nanoCLR_Interop.h>

/// The native methods of VideoRecorder.Esp32Cam.CardFile. The names are those that the metadata processor makes.
struct Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardFile
{
    NANOCLR_NATIVE_DECLARE(Open___STATIC__I4__STRING__VideoRecorderEsp32CamCardFileMode);
    NANOCLR_NATIVE_DECLARE(GetLength___STATIC__I8__I4);
    NANOCLR_NATIVE_DECLARE(Append___STATIC__VideoRecorderEsp32CamCardStatus__I4__SZARRAY_U1__I4__I4);
    NANOCLR_NATIVE_DECLARE(AppendFrame___STATIC__VideoRecorderEsp32CamCardStatus__I4);
    NANOCLR_NATIVE_DECLARE(Overwrite___STATIC__VideoRecorderEsp32CamCardStatus__I4__I8__SZARRAY_U1__I4__I4);
    NANOCLR_NATIVE_DECLARE(Read___STATIC__I4__I4__I8__SZARRAY_U1__I4__I4);
    NANOCLR_NATIVE_DECLARE(Truncate___STATIC__VideoRecorderEsp32CamCardStatus__I4__I8);
    NANOCLR_NATIVE_DECLARE(Sync___STATIC__VideoRecorderEsp32CamCardStatus__I4);
    NANOCLR_NATIVE_DECLARE(Close___STATIC__VideoRecorderEsp32CamCardStatus__I4);
};
