using System.Globalization;
using System.Numerics;
using System.Reflection;
using VideoRecorder.Core.Settings;
using VideoRecorder.Core.Settings.Checks;

namespace VideoRecorder.VirtualBoard.CommandLine;

/// <summary>Puts what <c>--set NAME=VALUE</c> says into the settings. Names and values of enumerations are known in any case.</summary>
public static class SettingAssignment
{
    private const char FromFile = '@';

    private static readonly PropertyInfo[] Properties = typeof(RecorderSettings).GetProperties();

    /// <summary>Sets one setting.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="assignment"><c>NAME=VALUE</c>; a value that starts with <c>@</c> names a file that holds it, one that starts with <c>@@</c> begins with <c>@</c> itself.</param>
    /// <returns>The name of the setting, as the settings spell it.</returns>
    /// <exception cref="OptionException">There is no such setting, or it cannot have this value.</exception>
    public static string Apply(RecorderSettings settings, string assignment)
    {
        int equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            // only the name: what follows may be a password
            string name = new([.. assignment.TakeWhile(char.IsAsciiLetterOrDigit)]);
            throw new OptionException($"--set {name}: Allowed: NAME=VALUE, such as FramesPerSecond=10.");
        }

        PropertyInfo property = Find(assignment[..equals].Trim());
        property.SetValue(settings, Convert(property, Read(property.Name, assignment[(equals + 1)..])));
        return property.Name;
    }

    private static PropertyInfo Find(string name)
    {
        return Array.Find(Properties, p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new OptionException($"--set {name}: there is no such setting. Settings: {string.Join(", ", Properties.Select(p => p.Name))}.");
    }

    private static string Read(string name, string value)
    {
        if (!value.StartsWith(FromFile))
        {
            return value;
        }

        if (value.Length > 1 && value[1] == FromFile)
        {
            return value[1..];
        }

        try
        {
            return File.ReadAllText(value[1..]).TrimEnd('\r', '\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new OptionException($"--set {name}={value}: the file cannot be read: {e.Message}");
        }
    }

    private static object Convert(PropertyInfo property, string value)
    {
        Type type = property.PropertyType;
        if (type == typeof(string))
        {
            return value;
        }

        if (type == typeof(int))
        {
            return Number(property, value);
        }

        if (type == typeof(bool))
        {
            return bool.TryParse(value, out bool isSet) ? isSet : throw Refuse(property, value, "true or false");
        }

        string[] names = Enum.GetNames(type);
        string? known = Array.Find(names, n => n.Equals(value, StringComparison.OrdinalIgnoreCase));
        return known != null ? Enum.Parse(type, known) : throw Refuse(property, value, string.Join(", ", names));
    }

    private static int Number(PropertyInfo property, string value)
    {
        if (int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
        {
            return number;
        }

        bool isWhole = BigInteger.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger huge);
        throw Refuse(property, value, isWhole ? Range(property, huge.Sign < 0 ? int.MinValue : int.MaxValue) : "a whole number");
    }

    /// <summary>Asks those who know what a number may be, by showing them one that is far beyond it.</summary>
    private static string Range(PropertyInfo property, int beyond)
    {
        RecorderSettings settings = new();
        property.SetValue(settings, beyond);
        SettingProblem? problem = Array.Find(SettingsValidator.Check(settings, boardHasCertificates: true), p => p.Setting == property.Name);
        return problem?.Allowed ?? $"{int.MinValue} to {int.MaxValue}";
    }

    private static OptionException Refuse(PropertyInfo property, string value, string allowed) =>
        new($"--set {property.Name}={value}: Allowed: {allowed}.");
}
