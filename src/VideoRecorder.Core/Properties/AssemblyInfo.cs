using System.Reflection;
using System.Runtime.CompilerServices;
using VideoRecorder.Core.Text;

// For the nanoFramework build; .NET's own build derives the same from Directory.Build.props.
[assembly: AssemblyTitle("VideoRecorder.Core")]
[assembly: AssemblyProduct("VideoRecorder")]
[assembly: AssemblyCompany("The VideoRecorder developers")]
[assembly: AssemblyVersion(ProductVersion.Number + ".0")]
[assembly: AssemblyFileVersion(ProductVersion.Number + ".0")]
[assembly: AssemblyInformationalVersion(ProductVersion.Number)]

// The device tests make parts of Core by themselves.
[assembly: InternalsVisibleTo("NFUnitTest")]
