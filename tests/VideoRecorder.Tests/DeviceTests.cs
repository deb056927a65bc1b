using System.Reflection;
using System.Runtime.ExceptionServices;
using DataRow = nanoFramework.TestFramework.DataRowAttribute;
using DeviceTest = nanoFramework.TestFramework.TestMethodAttribute;
using DeviceTestClass = nanoFramework.TestFramework.TestClassAttribute;

namespace VideoRecorder.Tests;

/// <summary>
/// The tests that nanoFramework runs on its interpreter, run by .NET: what differs between the two is a defect of ours
/// or of one of them.
/// </summary>
public class DeviceTests
{
    private static readonly Type[] Classes = [.. typeof(VideoRecorder.DeviceTests.Support.RecorderBench).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<DeviceTestClass>() is not null)];

    public static TheoryData<string, int> Runs => [.. Methods.SelectMany(method =>
        Enumerable.Range(0, Rows(method).Length).Select(row => (NameOf(method), row)))];

    private static IEnumerable<MethodInfo> Methods => Classes.SelectMany(type => type.GetMethods())
        .Where(method => method.GetCustomAttribute<DeviceTest>() is not null);

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_device_test_passes_under_NET_too(string name, int row)
    {
        MethodInfo method = Methods.Single(method => NameOf(method) == name);
        try
        {
            method.Invoke(null, Rows(method)[row]);
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
        }
    }

    /// <summary>The launcher on the interpreter calls public methods without an instance, and others not at all.</summary>
    [Fact]
    public void The_launcher_finds_each_device_test()
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        IEnumerable<MethodInfo> marked = typeof(VideoRecorder.DeviceTests.Support.RecorderBench).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(Any))
            .Where(method => method.GetCustomAttributes<DeviceTest>().Any() || method.GetCustomAttributes<DataRow>().Any());
        Assert.Equal(marked.Where(method => method.IsPublic && method.IsStatic).Select(NameOf).Order(), Methods.Select(NameOf).Order());
        Assert.Equal(marked.Count(), Methods.Count());
    }

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.FullName!["VideoRecorder.DeviceTests.".Length..]}.{method.Name}";

    private static object[]?[] Rows(MethodInfo method)
    {
        object[]?[] rows = [.. method.GetCustomAttributes<DataRow>().Select(row => row.MethodParameters)];
        return rows.Length == 0 ? [null] : rows;
    }
}
