using System.Reflection;
using System.Runtime.CompilerServices;

// For the nanoFramework build; .NET's own build derives the same from Directory.Build.props.
[assembly: AssemblyTitle("VideoRecorder.Core")]
[assembly: AssemblyProduct("VideoRecorder")]
[assembly: AssemblyCompany("The VideoRecorder developers")]
[assembly: AssemblyVersion("1.0.0.0")]
[assembly: AssemblyFileVersion("1.0.0.0")]
[assembly: AssemblyInformationalVersion("1.0.0")]

// The device tests make parts of Core by themselves.
[assembly: InternalsVisibleTo("NFUnitTest")]
