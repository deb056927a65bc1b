// The table of the native methods, in the order of the metadata processor, and the checksum that it computes from their
// names. nanoCLR refuses to run a program whose checksum is another one, so both change only together with the externs in
// C# (a test compares them), and then AssemblyNativeVersion and the version below change as well.

#include <nanoCLR_Interop.h>

#include "Camera.h"
#include "CardFile.h"
#include "CardVolume.h"
#include "NetworkDeadline.h"
#include "Watchdog.h"
#include "WifiStation.h"

// clang-format off
static const CLR_RT_MethodHandler method_lookup[] =
{
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_Camera::Start___STATIC__VideoRecorderEsp32CamCameraStatus__I4__I4__I4__BOOLEAN__BOOLEAN__I4__I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_Camera::TakeFrame___STATIC__VideoRecorderEsp32CamCameraStatus__I4__SZARRAY_I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_Camera::CopyFrame___STATIC__I4__SZARRAY_U1__I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_Camera::ReleaseFrame___STATIC__VOID,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_Camera::Stop___STATIC__VOID,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardFile::Open___STATIC__I4__STRING__VideoRecorderEsp32CamCardFileMode,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardFile::GetLength___STATIC__I8__I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardFile::Append___STATIC__VideoRecorderEsp32CamCardStatus__I4__SZARRAY_U1__I4__I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardFile::AppendFrame___STATIC__VideoRecorderEsp32CamCardStatus__I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardFile::Overwrite___STATIC__VideoRecorderEsp32CamCardStatus__I4__I8__SZARRAY_U1__I4__I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardFile::Read___STATIC__I4__I4__I8__SZARRAY_U1__I4__I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardFile::Truncate___STATIC__VideoRecorderEsp32CamCardStatus__I4__I8,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardFile::Sync___STATIC__VideoRecorderEsp32CamCardStatus__I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardFile::Close___STATIC__VideoRecorderEsp32CamCardStatus__I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardVolume::Attach___STATIC__VideoRecorderEsp32CamCardStatus__STRING,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardVolume::Detach___STATIC__VOID,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardVolume::GetSpace___STATIC__VideoRecorderEsp32CamCardStatus__SZARRAY_I8,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardVolume::OpenFolder___STATIC__I4__STRING,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardVolume::ReadFolder___STATIC__I4__I4__SZARRAY_U1,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardVolume::CloseFolder___STATIC__VOID__I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardVolume::CreateFolder___STATIC__VideoRecorderEsp32CamCardStatus__STRING,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardVolume::Delete___STATIC__VideoRecorderEsp32CamCardStatus__STRING,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_CardVolume::SetArchive___STATIC__VideoRecorderEsp32CamCardStatus__STRING__BOOLEAN,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_NetworkDeadline::Arm___STATIC__VOID__I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_NetworkDeadline::Disarm___STATIC__BOOLEAN,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_Watchdog::Start___STATIC__BOOLEAN__I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_Watchdog::Feed___STATIC__VOID,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_Watchdog::Enter___STATIC__VOID__I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_Watchdog::Leave___STATIC__VOID__I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_Watchdog::NoteStill___STATIC__VOID__I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_Watchdog::GetResetReason___STATIC__VideoRecorderEsp32CamResetReason,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_Watchdog::GetLastNote___STATIC__I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_WifiStation::GetSignalDbm___STATIC__I4,
    Library_VideoRecorder_Esp32Cam_VideoRecorder_Esp32Cam_WifiStation::DisablePowerSave___STATIC__BOOLEAN,
};
// clang-format on

// Declared here because the table of assemblies that nanoFramework's build generates refers to it.
extern const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_VideoRecorder_Esp32Cam;

const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_VideoRecorder_Esp32Cam =
{
    "VideoRecorder.Esp32Cam",
    0xD0DCAEE1,
    method_lookup,
    { 1, 1, 0, 0 }
};
