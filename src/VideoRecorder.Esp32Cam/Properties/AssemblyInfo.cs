using System.Reflection;

// For the nanoFramework build; .NET's own build derives the same from Directory.Build.props.
[assembly: AssemblyTitle("VideoRecorder.Esp32Cam")]
[assembly: AssemblyProduct("VideoRecorder")]
[assembly: AssemblyCompany("The VideoRecorder developers")]
[assembly: AssemblyVersion("1.0.0.0")]
[assembly: AssemblyFileVersion("1.0.0.0")]
[assembly: AssemblyInformationalVersion("1.0.0")]

// The version of the native side in the firmware image; both must be the same on a board.
[assembly: AssemblyNativeVersion("1.1.0.0")]
