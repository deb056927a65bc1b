using System.Reflection;
using VideoRecorder.Core.Text;

// For the nanoFramework build; .NET's own build derives the same from Directory.Build.props.
[assembly: AssemblyTitle("VideoRecorder")]
[assembly: AssemblyProduct("VideoRecorder")]
[assembly: AssemblyCompany("The VideoRecorder developers")]
[assembly: AssemblyVersion(ProductVersion.Number + ".0")]
[assembly: AssemblyFileVersion(ProductVersion.Number + ".0")]
[assembly: AssemblyInformationalVersion(ProductVersion.Number)]
