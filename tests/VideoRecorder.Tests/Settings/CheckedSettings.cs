using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Settings.Checks;

namespace VideoRecorder.Tests.Settings;

/// <summary>Settings that differ from the defaults, and what the check says of them.</summary>
internal static class CheckedSettings
{
    public static RecorderSettings With(Action<RecorderSettings> change)
    {
        var settings = new RecorderSettings();
        change(settings);
        return settings;
    }

    public static void AssertOnly(bool good, RecorderSettings settings, string name, string allowed)
    {
        var problems = SettingsValidator.Check(settings, false);
        if (good)
        {
            Assert.Empty(problems);
            return;
        }

        var problem = Assert.Single(problems);
        Assert.Equal(name, problem.Setting);
        Assert.Contains(allowed, problem.Allowed);
    }
}
